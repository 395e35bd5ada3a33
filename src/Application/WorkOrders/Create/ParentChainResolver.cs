using FluentValidation;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>
/// Determines which orders of a message already exist. An existing parent is referenced and not changed.
/// </summary>
internal sealed class ParentChainResolver(ReferenceResolver resolver)
{
    private static readonly Entity Jobs = Entity.Of<Job>();
    private static readonly IValidator<RequestedWorkOrder> Required = WorkOrderRules.Only(rules => rules.RequireFields());

    private readonly ResolvedRows _rows = resolver.Rows;
    private readonly Problems _problems = resolver.Problems;

    /// <summary>Returns the requested order, followed by the embedded parents that are created with it, the nearest first.</summary>
    public IEnumerable<OrderToCreate> Resolve(RequestedWorkOrder requested)
    {
        var child = new OrderToCreate(requested, new(Jobs, requested.Id ?? Guid.CreateVersion7(), requested.ReferenceBackOffice));
        RefuseExisting(requested);
        _rows.Add(child.Row);
        DeclaredRules.WarnOfSimilarKey(child.Row, _rows, _problems);
        return WithNewParents(child);
    }

    /// <summary>Returns the embedded parents that are created because an existing order is moved under them, the nearest first.</summary>
    /// <param name="requested">The order as it would be stored.</param>
    /// <param name="row">The row of the order.</param>
    public IEnumerable<OrderToCreate> ResolveParents(RequestedWorkOrder requested, Row row) => WithNewParents(new(requested, row)).Skip(1);

    private List<OrderToCreate> WithNewParents(OrderToCreate child)
    {
        var orders = new List<OrderToCreate> { child };
        while (NextParent(child.Requested, child.Row, orders) is { } parent)
        {
            AddMissingFields(parent.Requested);
            DeclaredRules.CheckKeyLength(parent.Row, _problems);
            DeclaredRules.WarnOfSimilarKey(parent.Row, _rows, _problems);
            orders.Add(parent);
            child = parent;
        }
        return orders;
    }

    /// <summary>
    /// Resolves the parent of an order. Returns the embedded parent if it must be created; null if there is none, or if it
    /// exists or is refused.
    /// </summary>
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
        // The domain rules refuse an order that is its own parent.
        if (_rows[parent] is not { } row || row == childRow)
        {
            return null;
        }
        if (_rows.WithAncestors(row).Any(ancestor => orders.Exists(order => order.Row == ancestor)))
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
                $"A work order with the reference \"{order.ReferenceBackOffice}\" already exists: {sameReference.Id}.",
                order.ReferenceBackOffice)
            {
                Kind = ProblemKind.Conflict,
                Existing = sameReference.Id,
            });
        }
    }

    /// <summary>
    /// Adds a problem for each missing required field of a new parent. Not checked earlier, because an existing parent can be
    /// given by its key alone.
    /// </summary>
    private void AddMissingFields(RequestedWorkOrder parent) =>
        _problems.Add(Required.Validate(parent), parent.Pointer, ProblemKind.Unprocessable);

    private void WarnIfDifferent(Reference parent, RequestedWorkOrder requested, Row stored)
    {
        var different = Jobs.Columns
            .Where(field => field is { IsReadOnly: false, IsOnWire: true }
                && field.Get(parent.Embedded!) is { } value && resolver.IsFilled(value) && !Row.AreSame(value, field.Get(stored.Values)))
            .Select(field => field.Name)
            .Concat(requested.References.Append(requested.Parent)
                .Where(reference => reference is { IsGiven: true, Id: null }
                    && !(IdOf(reference) is { } id && id.Equals(reference.Fields.Id.Get(stored.Values))))
                .Select(reference => reference.RelativePointer))
            .ToList();
        if (different.Count > 0)
        {
            _problems.Warn(new(parent.EmbeddedPointer, "parent_unchanged",
                $"The parent order \"{stored.DisplayName}\" already exists and is not changed; it differs in "
                    + $"{string.Join(", ", different)}.",
                different));
        }
    }

    /// <summary>
    /// Returns the id that a reference identifies by its key or embedded object; null if the key matches no row and the object has no id.
    /// </summary>
    private Guid? IdOf(Reference reference) =>
        _rows.ByKey(reference.Target, reference.Key ?? reference.Target.KeyOf(reference.Embedded!))?.Id
        ?? (reference.Embedded is { } embedded ? reference.Target.IdOf(embedded) : null);
}
