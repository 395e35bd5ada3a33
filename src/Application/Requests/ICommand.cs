using MediatR;

namespace WorkOrders.Application.Requests;

/// <summary>
/// A request that writes. The pipeline validates it, starts a unit of work and resolves its references before the handler runs.
/// </summary>
/// <typeparam name="TResponse">The type of the response.</typeparam>
public interface ICommand<out TResponse> : IRequest<TResponse>
{
    /// <summary>Whether nothing is stored and the response shows what would happen.</summary>
    bool DryRun { get; }
}
