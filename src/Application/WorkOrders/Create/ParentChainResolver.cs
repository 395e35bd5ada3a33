using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>
/// Resolves which orders of a message exist already: the requested order must not, and a parent that does is only referred to.
/// </summary>
internal sealed class ParentChainResolver(ReferenceResolver resolver)
{
    private static readonly Entity Jobs = Entity.Of<Job>();
    private static readonly RequiredFieldsValidator Required = new();

    private readonly ResolvedRows _rows = resolver.Rows;
    private readonly Problems _problems = resolver.Problems;

    /// <summary>The requested order and, upward, the embedded parents that are created with it.</summary>
    public IEnumerable<OrderToCreate> Resolve(RequestedWorkOrder requested)
    {
        var child = new OrderToCreate(requested, new(Jobs, requested.Id ?? Guid.CreateVersion7(), requested.ReferenceBackOffice));
        RefuseExisting(requested);
        _rows.Add(child.Row);
        var orders = new List<OrderToCreate> { child };
        while (NextParent(child.Requested, child.Row, orders) is { } parent)
        {
            AddMissingFields(parent.Requested);
            orders.Add(parent);
            child = parent;
        }
        return orders;
    }

    /// <summary>The embedded parent of an order that has to be created; null when there is none, or it is refused.</summary>
    private OrderToCreate? NextParent(RequestedWorkOrder child, Row childRow, List<OrderToCreate> orders)
    {
        var parent = child.Parent;
        if (!parent.IsGiven)
        {
            return null;
        }
        if (parent.Embedded is null)
        {
            resolver.ResolveByKey(parent);
        }
        else
        {
            resolver.ResolveEmbedded(parent);
        }
        // An order that is its own parent is refused by the order itself.
        if (_rows[parent] is not { } row || row == childRow)
        {
            return null;
        }
        if (orders.Any(order => order.Row == row))
        {
            _problems.Add(new(parent.Pointer, "cycle", "A work order cannot be its own ancestor.", row.DisplayName));
            return null;
        }
        if (child.ParentOrder is not { } embedded)
        {
            return null;
        }
        if (!row.IsNew)
        {
            WarnIfDifferent(parent, embedded, row);
            return null;
        }
        return new(embedded, row);
    }

    private void RefuseExisting(RequestedWorkOrder order)
    {
        if (_rows.ById(Jobs, order.Id) is { } sameId)
        {
            _problems.Add(new($"{order.Pointer}/id", "exists", $"A work order with the id {order.Id} already exists.", order.Id)
            {
                Kind = ProblemKind.Conflict,
                Existing = sameId.Id,
            });
        }
        if (_rows.ByKey(Jobs, order.ReferenceBackOffice) is { } sameReference)
        {
            _problems.Add(new($"{order.Pointer}/reference_back_office", "exists",
                $"A work order with the reference {order.ReferenceBackOffice} already exists: {sameReference.Id}.",
                order.ReferenceBackOffice)
            {
                Kind = ProblemKind.Conflict,
                Existing = sameReference.Id,
            });
        }
    }

    /// <summary>What is required of a parent is known only now: one that exists may be given by its key alone.</summary>
    private void AddMissingFields(RequestedWorkOrder parent) =>
        _problems.Add(Required.Validate(parent), parent.Pointer, ProblemKind.Unprocessable);

    private void WarnIfDifferent(Reference parent, RequestedWorkOrder requested, Row stored)
    {
        var different = Jobs.Columns
            .Where(field => field is { IsReadOnly: false, IsOnWire: true }
                && field.Get(parent.Embedded!) is { } value && !Row.AreSame(value, field.Get(stored.Values)))
            .Select(field => field.Name)
            .Concat(requested.References.Append(requested.Parent)
                .Where(reference => reference is { IsGiven: true, Id: null }
                    && !(IdOf(reference) is { } id && id.Equals(reference.Fields.Id.Get(stored.Values))))
                .Select(reference => reference.RelativePointer))
            .ToList();
        if (different.Count > 0)
        {
            _problems.Warn(new(parent.EmbeddedPointer, "parent_unchanged",
                $"The parent order {stored.DisplayName} already exists and is not changed; it differs in {string.Join(", ", different)}.",
                different));
        }
    }

    /// <summary>The id of the row that a reference names by key or by an embedded object; null when nothing has that name.</summary>
    private Guid? IdOf(Reference reference) =>
        _rows.ByKey(reference.Target, reference.Key ?? reference.Target.KeyOf(reference.Embedded!))?.Id
        ?? (reference.Embedded is { } embedded ? reference.Target.IdOf(embedded) : null);
}
