using MediatR;

namespace WorkOrders.Application.Requests;

/// <summary>A request that writes, or starts to, but not as one unit of work: what it writes passes through the pipeline in parts.</summary>
/// <typeparam name="TResponse">Its response.</typeparam>
public interface IBatchCommand<out TResponse> : IRequest<TResponse>;
