namespace WorkOrders.Application.References;

/// <summary>
/// A command with references to rows. The pipeline looks the rows up and resolves the references before the handler runs.
/// </summary>
public interface IHasReferences
{
    /// <summary>The action for an embedded object that matches no row.</summary>
    OnMissing OnMissing { get; }

    /// <summary>The rows of the current attempt. Set before the handler runs, and replaced at each attempt.</summary>
    ResolvedRows Resolved { get; set; }

    /// <summary>Adds the rows and queries that the command needs to the lookup.</summary>
    void Collect(Lookup lookup);

    /// <summary>
    /// Returns whether the rows show that the command needs more. <see cref="Collect"/> then adds that too, and everything is looked up
    /// again, so that all rows are from the same moment.
    /// </summary>
    bool NeedsMore() => false;

    /// <summary>
    /// Resolves the rows that the command itself creates or changes, and returns the references that must then be resolved.
    /// </summary>
    IEnumerable<Reference> ResolveOwnRows(ReferenceResolver resolver);
}
