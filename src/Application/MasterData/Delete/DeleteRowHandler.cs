using MediatR;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.MasterData.Delete;

/// <summary>Checks that the row exists, has the expected version and can be deleted, and deletes it.</summary>
public sealed class DeleteRowHandler(IPendingRows pendingRows, IEnumerable<IRowRule> rules, RequestContext context)
    : IRequestHandler<DeleteRowCommand, Unit>
{
    /// <inheritdoc/>
    public Task<Unit> Handle(DeleteRowCommand request, CancellationToken cancellationToken)
    {
        var problems = context.Problems;
        if (request.Address.Check(request.Entity, request.Row, request.Precondition) is { } missing)
        {
            problems.Add(missing);
            return Unit.Task;
        }
        var row = request.Row!;
        if (request.Entity.IsNeverDeleted)
        {
            problems.Add(Archive(row));
        }
        else if (ReferredRow.Describe(row, request.Resolved.Stored.AnswersAbout<Referrers>(row.Id)) is { } referred)
        {
            problems.Add(referred);
        }
        foreach (var rule in rules.Where(rule => rule.Entity == request.Entity))
        {
            rule.CheckDelete(row, problems);
        }
        pendingRows.Remove(row);
        return Unit.Task;
    }

    private static Problem Archive(Row row) => new(null, "never_deleted",
        $"The {row.Entity.Label} \"{row.DisplayName}\" cannot be deleted: rows of api/{row.Entity.Path} are archived, because orders and "
            + $"reports refer to them. To archive it, send PATCH with \"{row.Entity.ArchiveFlag}\": true.",
        row.Key)
    {
        Kind = ProblemKind.Conflict,
    };
}
