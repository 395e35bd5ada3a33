using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.MasterData;

/// <summary>
/// Keeps the meaning of the 18 system statuses, of which only name, color and sequence can change, and requires every other status to be
/// based on one of them.
/// </summary>
internal sealed class SystemStatusRule : IRowRule
{
    private static readonly Entity Statuses = Entity.Of<JobStatus>();
    private static readonly Field System = Statuses.FieldOf(nameof(JobStatus.SystemJobStatusId));

    private static readonly Field[] Changeable =
        [.. new[] { nameof(JobStatus.Name), nameof(JobStatus.ColorText), nameof(JobStatus.Sequence) }.Select(Statuses.FieldOf)];

    /// <inheritdoc/>
    public Entity Entity => Statuses;

    /// <inheritdoc/>
    public void Apply(Row row, ResolvedRows rows, Problems problems)
    {
        if (SystemStatus.Find(row.Id) is { } system)
        {
            foreach (var change in row.Changes.Where(change => !Changeable.Contains(change.Field)).ToList())
            {
                KeepField(row, change, system, problems);
            }
        }
        else if (row.Sets(System) && !row.IsUnresolved(System)
            && (row.As<JobStatus>().SystemJobStatusId is not { } basis || SystemStatus.Find(basis) is null))
        {
            problems.Add(new(row.PointerTo(System), "no_system_status",
                $"The status \"{row.DisplayName}\" must be based on a system status; send its code in \"{Code}\".",
                row.As<JobStatus>().SystemJobStatusId, SystemStatus.All.Select(status => status.Code)));
        }
    }

    /// <inheritdoc/>
    public void CheckDelete(Row row, Problems problems)
    {
        if (SystemStatus.Find(row.Id) is not null)
        {
            problems.Add(new(null, "system_status", $"The system status \"{row.DisplayName}\" cannot be deleted.", row.Key)
            {
                Kind = ProblemKind.Conflict,
            });
        }
    }

    /// <summary>A field that the message leaves out or clears stays as it is, so that a PUT need not repeat what cannot change.</summary>
    private static void KeepField(Row row, FieldChange change, SystemStatus system, Problems problems)
    {
        if (change.New is null)
        {
            row.Set(change.Field, change.Old);
            return;
        }
        problems.Add(new(row.PointerTo(change.Field), "system_status",
            $"\"{change.Field}\" of the system status \"{system.Code}\" cannot change; only "
                + $"{string.Join(", ", Changeable.Select(field => $"\"{field}\""))} can.",
            change.New, change.Old));
    }

    private static Field Code => Statuses.ReferenceOf(System.Property.Name).Key!;
}
