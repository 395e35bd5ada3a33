using System.Diagnostics;
using MediatR;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>
/// Step 2, around those that follow: one unit of work. When they have decided, publishes what was raised and sends everything at once;
/// when somebody else wrote the same rows in between, decides again, taking turns with those who must do so too.
/// </summary>
internal sealed class UnitOfWorkBehavior<TRequest, TResponse>(
    UnitOfWork session, IMediator mediator, RequestContext context, RetryQueue turns)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    private const int Attempts = 20;

    /// <summary>How many of them may share a transaction with others; then each tries alone, in its turn.</summary>
    private const int SharedAttempts = 2;

    /// <summary>How long it is worth trying to write what another holds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var (problems, checkpoint, started) = (context.Problems, context.Problems.Checkpoint, Stopwatch.GetTimestamp());
        var (alone, heldUp) = (false, false);
        for (var attempt = 1; ; attempt++)
        {
            using var turn = alone ? await turns.Wait(context.Caller.TenantId, heldUp, cancellationToken) : null;
            problems.RollBack(checkpoint);
            session.Clear();
            if (attempt > Attempts || (heldUp && Stopwatch.GetElapsedTime(started) > Patience))
            {
                problems.Add(new("", "concurrent_writes", "Others keep writing the same rows at this moment; nothing was changed. Send it again.") { Kind = ProblemKind.Conflict });
                problems.ThrowIfAny();
            }
            var response = await next();
            foreach (var happened in session.Events)
            {
                await mediator.Publish(happened, cancellationToken);
            }
            if (request.DryRun)
            {
                return response;
            }
            problems.ThrowIfAny();
            try
            {
                await session.Commit(alone);
                return response;
            }
            catch (Exception lost) when (lost.IsWriteConflict())
            {
                heldUp = lost.IsLockTimeout();
                // Who was held up, or went with one who was, is not to hold up others again.
                alone = attempt >= SharedAttempts || (lost.InnerException ?? lost).IsLockTimeout();
            }
        }
    }
}
