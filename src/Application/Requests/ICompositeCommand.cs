using MediatR;

namespace WorkOrders.Application.Requests;

/// <summary>A request that writes, or starts to, but not as one unit of work: its parts pass through the pipeline.</summary>
/// <typeparam name="TResponse">Its response.</typeparam>
public interface ICompositeCommand<out TResponse> : IRequest<TResponse>;
