using MediatR;

namespace WorkOrders.Application.Requests;

/// <summary>A request that writes. It passes through validation, one unit of work and reference resolution to its handler.</summary>
/// <typeparam name="TResponse">Its response.</typeparam>
public interface ICommand<out TResponse> : IRequest<TResponse>
{
    /// <summary>Whether to store nothing, and only return what would happen.</summary>
    bool DryRun { get; }
}
