using MediatR;

namespace WorkOrders.Application.Requests;

/// <summary>A request that writes: it passes through validation, one unit of work and reference resolution before its handler sees it.</summary>
/// <typeparam name="TResponse">What it answers.</typeparam>
public interface ICommand<out TResponse> : IRequest<TResponse>
{
    /// <summary>Whether to stop before anything is written or drawn, and only tell what would happen.</summary>
    bool DryRun { get; }
}
