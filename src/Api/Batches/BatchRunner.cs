using Microsoft.AspNetCore.Diagnostics;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Batches;

/// <summary>
/// Processes the requests of a batch in order, and writes the responses. After a failure, it processes no more requests, unless the client
/// prefers to continue.
/// </summary>
/// <param name="batch">The request that contains the batch.</param>
/// <param name="transactions">Begins the transactions of atomicity groups.</param>
/// <param name="context">The context of the batch.</param>
internal sealed class BatchRunner(HttpContext batch, IRequestTransactions transactions, RequestContext context)
{
    private const int MaxAttempts = 10;

    private readonly RequestDispatcher _dispatcher = new(batch);
    private readonly HashSet<string> _failed = [];
    private RowReferences _rows = new();

    /// <summary>Processes the requests.</summary>
    /// <param name="groups">The requests.</param>
    /// <param name="writer">Writes the responses.</param>
    public async Task Run(IReadOnlyList<RequestGroup> groups, IBatchWriter writer)
    {
        var isStopped = false;
        foreach (var group in groups)
        {
            var isSkipped = isStopped || group.Requests.Any(request => request.DependsOn.Any(_failed.Contains));
            var answers = isSkipped ? [] : await Run(group);
            if (isSkipped || answers.Any(answer => answer.Response.IsFailure))
            {
                AddFailure(group);
                isStopped |= !context.Preferences.ContinueOnError;
            }
            await writer.Write(group, writer.IncludesSkippedRequests ? await WithSkipped(group, answers) : answers);
        }
        await writer.End();
    }

    private async Task<IReadOnlyList<(BatchRequest Request, BatchResponse Response)>> Run(RequestGroup group)
    {
        if (!group.IsAtomic)
        {
            return [(group.Requests[0], await Run(group.Requests[0], _rows, null, 0))];
        }
        IReadOnlyList<(BatchRequest Request, BatchResponse Response)> answers = [];
        var last = group.Requests[^1];
        var response = await _dispatcher.Send(last, null, async http =>
        {
            try
            {
                answers = await RunAtomic(group);
            }
            catch (Exception failure)
            {
                await http.RequestServices.GetRequiredService<IExceptionHandler>().TryHandleAsync(http, failure, CancellationToken.None);
            }
        });
        return response.IsFailure ? [(last, response)] : answers;
    }

    /// <summary>
    /// Processes the requests of an atomicity group in one transaction, and retries if other requests wrote the same rows. If a request
    /// fails, nothing is stored, and only its response is returned.
    /// </summary>
    private async Task<IReadOnlyList<(BatchRequest Request, BatchResponse Response)>> RunAtomic(RequestGroup group)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var transaction = await transactions.Begin(context.Caller.TenantId, attempt > 1, batch.RequestAborted);
            var rows = new RowReferences(_rows);
            var answers = await RunInOrder(group, rows, transaction);
            if (answers[^1].Response.IsFailure)
            {
                if (transaction.HasConflict && attempt < MaxAttempts)
                {
                    continue;
                }
                return [answers[^1]];
            }
            try
            {
                await transaction.Commit();
            }
            catch (TransactionConflictException) when (attempt < MaxAttempts)
            {
                continue;
            }
            _rows = rows;
            return answers;
        }
    }

    private async Task<List<(BatchRequest Request, BatchResponse Response)>> RunInOrder(
        RequestGroup group, RowReferences rows, IRequestTransaction transaction)
    {
        var answers = new List<(BatchRequest Request, BatchResponse Response)>();
        foreach (var request in group.Requests)
        {
            answers.Add((request, await Run(request, rows, transaction, answers.Sum(answer => (long)answer.Response.Body.Length))));
            if (answers[^1].Response.IsFailure)
            {
                break;
            }
        }
        return answers;
    }

    private async Task<BatchResponse> Run(BatchRequest request, RowReferences rows, IRequestTransaction? transaction, long others)
    {
        if (rows.IsFailed(request.Url))
        {
            return await Respond(request, FailedDependency);
        }
        var resolved = request with { Url = rows.Resolve(request.Url), Body = rows.Resolve(request.Body) };
        var response = await _dispatcher.Send(resolved, transaction, others);
        rows.Add(request, response.IsFailure ? null : RowOf(resolved, response));
        return response;
    }

    private void AddFailure(RequestGroup group)
    {
        _failed.UnionWith(group.Requests.Select(request => request.Id).OfType<string>());
        if (group.Name is not null)
        {
            _failed.Add(group.Name);
        }
        foreach (var request in group.Requests)
        {
            _rows.Add(request, null);
        }
    }

    private async Task<IReadOnlyList<(BatchRequest Request, BatchResponse Response)>> WithSkipped(
        RequestGroup group, IReadOnlyList<(BatchRequest Request, BatchResponse Response)> answers)
    {
        var all = new List<(BatchRequest Request, BatchResponse Response)>();
        foreach (var request in group.Requests)
        {
            var response = answers.FirstOrDefault(answer => answer.Request == request).Response;
            all.Add((request, response ?? await Respond(request, FailedDependency)));
        }
        return all;
    }

    private Task<BatchResponse> Respond(BatchRequest request, ProblemResult problem) =>
        _dispatcher.Send(request, null, problem.ExecuteAsync);

    /// <summary>Returns the URL of the row that a request has created or changed; null if the response is not for one row.</summary>
    private string? RowOf(BatchRequest request, BatchResponse response) =>
        response.Headers.Location is [{ } location] ? location
        : response.Headers["OData-EntityId"] is [{ } id] ? id
        : RequestUrl.Resolve(batch.Request, request.Url)!.Target.Split('?')[0];

    private static ProblemResult FailedDependency { get; } = Problem(
        "The request was not processed, because a request on which it depends, or an earlier request of the batch, failed.");

    private static ProblemResult Problem(string detail) =>
        new(StatusCodes.Status424FailedDependency, detail, new Problem("", "failed_dependency", detail));
}
