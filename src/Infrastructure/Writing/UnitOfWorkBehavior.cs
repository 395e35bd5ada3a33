using System.Diagnostics;
using MediatR;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>
/// Runs the following pipeline steps as one unit of work, publishes the events that they raise, and then writes everything at once. After a
/// conflict with another writer, it runs the steps again; the retries of one tenant are queued (see <see cref="RetryQueue"/>).
/// </summary>
internal sealed class UnitOfWorkBehavior<TRequest, TResponse>(
    UnitOfWork unitOfWork, IMediator mediator, RequestContext context, RetryQueue retries)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    private const int MaxAttempts = 20;

    /// <summary>The number of attempts that may share a transaction with other requests; later attempts run alone.</summary>
    private const int MaxSharedAttempts = 2;

    /// <summary>The maximum time that a request waits for rows that another transaction has locked.</summary>
    private static readonly TimeSpan MaxLockWait = TimeSpan.FromSeconds(30);

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var (problems, checkpoint, started) = (context.Problems, context.Problems.Checkpoint, Stopwatch.GetTimestamp());
        var (alone, awaitsLock) = (false, false);
        for (var attempt = 1; ; attempt++)
        {
            using var permit = alone ? await retries.Wait(context.Caller.TenantId, awaitsLock, cancellationToken) : null;
            problems.RollBack(checkpoint);
            unitOfWork.Clear();
            if (attempt > MaxAttempts || (awaitsLock && Stopwatch.GetElapsedTime(started) > MaxLockWait))
            {
                problems.Add(new("", "concurrent_writes",
                    "Other requests keep writing the same rows at the moment; nothing was changed. Send the request again.")
                {
                    Kind = ProblemKind.Conflict,
                });
                problems.ThrowIfAny();
            }

            var response = await next();
            // Event handlers may raise events too.
            while (unitOfWork.TakeEvents() is { Count: > 0 } events)
            {
                foreach (var raised in events)
                {
                    await mediator.Publish(raised, cancellationToken);
                }
            }
            if (request.DryRun)
            {
                return response;
            }
            problems.ThrowIfAny();
            try
            {
                await unitOfWork.Commit(alone);
                return response;
            }
            catch (Exception conflict) when (conflict.IsWriteConflict())
            {
                awaitsLock = conflict.IsLockTimeout();
                // A request that waited for a lock, or shared a batch with such a request, must not delay a batch again.
                alone = attempt >= MaxSharedAttempts || (conflict.InnerException ?? conflict).IsLockTimeout();
            }
        }
    }
}
