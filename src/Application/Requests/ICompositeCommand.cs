using MediatR;

namespace WorkOrders.Application.Requests;

/// <summary>
/// A request that writes, or starts to write, in several units of work. It is not a unit of work itself; its parts
/// pass through the pipeline.
/// </summary>
/// <typeparam name="TResponse">The type of the response.</typeparam>
public interface ICompositeCommand<out TResponse> : IRequest<TResponse>;
