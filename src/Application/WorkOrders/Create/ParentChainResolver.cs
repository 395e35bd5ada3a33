using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>Finds out which orders of a message exist already: its own must not, and a parent that does is only referred to.</summary>
internal sealed class ParentChainResolver(Resolution resolution, Problems problems)
{
    private static readonly Entity Jobs = Entity.Of<Job>();
    private static readonly RequiredFieldsValidator Required = new();

    /// <summary>The order and, upward, those of the embedded parents that are to be created with it.</summary>
    public IEnumerable<RequestedWorkOrder> OrdersToCreate(RequestedWorkOrder asked)
    {
        asked.Row = new(Jobs, asked.Id ?? Guid.CreateVersion7(), asked.ReferenceBackOffice);
        RefuseExisting(asked);
        resolution.ResolvedRows.Add(asked.Row);

        var orders = new List<RequestedWorkOrder> { asked };
        for (var child = asked; child.Parent.IsGiven; child = child.ParentOrder)
        {
            ResolveParent(child.Parent);
            if (child.Parent.Row == child.Row)
            {
                // The order itself refuses to be its own parent.
                break;
            }
            if (orders.Any(order => order.Row == child.Parent.Row))
            {
                problems.Add(new(child.Parent.Pointer, "cycle",
                    "A work order cannot be its own ancestor.", child.Parent.Row?.Key ?? child.Parent.Row?.Id.ToString()));
                break;
            }
            if (child.ParentOrder is not { } parent || child.Parent.Row is not { } row)
            {
                break;
            }
            if (!row.IsNew)
            {
                WarnIfDifferent(child.Parent, parent, row);
                break;
            }
            parent.Row = row;
            RefuseIncomplete(parent);
            orders.Add(parent);
        }
        return orders;
    }

    private void ResolveParent(Reference parent)
    {
        if (parent.Embedded is null)
        {
            resolution.Point(parent);
        }
        else
        {
            resolution.Identify(parent);
        }
    }

    private void RefuseExisting(RequestedWorkOrder order)
    {
        if (resolution.ResolvedRows.ById(Jobs, order.Id) is { } sameId)
        {
            problems.Add(new($"{order.At}/id", "exists", $"A work order with the id {order.Id} already exists.", order.Id)
            {
                Kind = ProblemKind.Conflict,
                Existing = sameId.Id,
            });
        }
        if (resolution.ResolvedRows.ByKey(Jobs, order.ReferenceBackOffice) is { } sameReference)
        {
            problems.Add(new($"{order.At}/reference_back_office", "exists",
                $"A work order with the reference {order.ReferenceBackOffice} already exists: {sameReference.Id}.",
                order.ReferenceBackOffice)
            {
                Kind = ProblemKind.Conflict,
                Existing = sameReference.Id,
            });
        }
    }

    /// <summary>What is required of a parent is known only now: one that exists may be given by its key alone.</summary>
    private void RefuseIncomplete(RequestedWorkOrder parent) => problems.Add(Required.Validate(parent), parent.At, ProblemKind.Content);

    private void WarnIfDifferent(Reference parent, RequestedWorkOrder said, Row stored)
    {
        var different = Jobs.Columns
            .Where(field => !field.IsReadOnly && field.Get(parent.Embedded!) is { } value && !Row.Same(value, field.Get(stored.Values)))
            .Select(field => field.Name)
            .Concat(said.References().Append(said.Parent)
                .Where(reference => reference is { IsGiven: true, Id: null } && !(IdOf(reference) is { } id && id.Equals(stored[$"{reference.Name}_id"])))
                .Select(reference => reference.Pointer[(reference.At.Length + 1)..]))
            .ToList();
        if (different.Count > 0)
        {
            problems.Warn(new(parent.EmbeddedPointer, "parent_unchanged",
                $"The parent order {stored.Key ?? stored.Id.ToString()} already exists and is not changed; "
                    + $"it differs in {string.Join(", ", different)}.",
                different));
        }
    }

    /// <summary>The row that a reference names without its id; null when nothing has that name.</summary>
    private Guid? IdOf(Reference reference) =>
        resolution.ResolvedRows.ByKey(reference.Target, reference.Key ?? reference.Target.KeyOf(reference.Embedded!))?.Id
        ?? (reference.Embedded is { } embedded ? reference.Target.IdOf(embedded) : null);
}
