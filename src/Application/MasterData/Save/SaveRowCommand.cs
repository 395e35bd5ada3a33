using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.MasterData.Save;

/// <summary>
/// Creates or changes a row of master data, with the embedded objects of the message (<c>POST</c>, <c>PUT</c>, <c>PATCH</c>).
/// </summary>
/// <param name="Entity">The entity of the row.</param>
/// <param name="Message">The message: a record of the entity, which also records the fields that it contains.</param>
public sealed record SaveRowCommand(Entity Entity, EntityRecord Message) : ICommand<SavedRow>, IHasReferences
{
    private Reference? _own;

    /// <summary>How the request addresses the row; null if only the id or key in the message identifies it.</summary>
    public RowAddress? Address { get; init; }

    /// <summary>How the message is written to the row.</summary>
    public SaveMode Mode { get; init; }

    /// <summary>Whether the row is never created.</summary>
    public bool MustExist { get; init; }

    /// <summary>The conditions on the version of the row.</summary>
    public Precondition Precondition { get; init; } = Precondition.None;

    /// <inheritdoc/>
    public bool DryRun { get; init; }

    /// <inheritdoc/>
    public OnMissing OnMissing { get; init; }

    /// <inheritdoc/>
    public ResolvedRows Resolved
    {
        get => field ?? throw new InvalidOperationException("Nothing was looked up yet.");
        set;
    }

    /// <summary>The reference of the message to its own row.</summary>
    public Reference Own => _own ??= new(Entity, Message, Address, Mode);

    /// <summary>Whether the message must contain the field, with a value.</summary>
    public bool Requires(Field field) => field.IsRequired
        && (Mode == SaveMode.Merge ? Message.IsPresent(field) : !(field == Entity.Key && Address?.Key is not null));

    /// <inheritdoc/>
    public void Collect(Lookup lookup)
    {
        lookup.Add([Own]);
        if (DryRun)
        {
            lookup.For(Entity).IncludeKeys(Entity);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<Reference> ResolveOwnRows(ReferenceResolver resolver)
    {
        if (OwnRowResolver.Resolve(this, resolver) is not { } row)
        {
            return [];
        }
        row.IsMessage = true;
        row.EmbeddedPointer = "";
        resolver.Rows.Resolve(Own, row);
        return [Own];
    }
}
