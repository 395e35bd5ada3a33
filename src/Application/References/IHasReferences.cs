namespace WorkOrders.Application.References;

/// <summary>A command that refers to rows: the pipeline looks them up and resolves them before its handler runs.</summary>
public interface IHasReferences
{
    /// <summary>What to do with an embedded object that names no row.</summary>
    OnMissing OnMissing { get; }

    /// <summary>The rows of the current attempt; set before the handler runs, anew for each attempt.</summary>
    ResolvedRows Resolved { get; set; }

    /// <summary>Collects everything that must be known of what is stored.</summary>
    void Collect(Lookup lookup);

    /// <summary>Resolves the rows that the command itself is about, and answers the references that therefore count.</summary>
    IEnumerable<Reference> ResolveOwnRows(ReferenceResolver resolver);
}
