using WorkOrders.Application.Requests;
namespace WorkOrders.Application.References;

/// <summary>A message that refers to things: the pipeline looks them up and resolves them before its handler runs.</summary>
public interface IHasReferences
{
    /// <summary>What to do with an embedded object that names no row.</summary>
    OnMissing OnMissing { get; }

    /// <summary>What was found; set before the handler runs.</summary>
    ResolvedRows ResolvedRows { get; set; }

    /// <summary>Asks for everything that must be known of what is stored.</summary>
    void Ask(Lookup lookup);

    /// <summary>Finds out which of the rows that the message itself is about exist, and which of its parts therefore count.</summary>
    void Identify(Resolution resolution, Problems problems);

    /// <summary>What it refers to. A method: mappers take a property for data.</summary>
    IEnumerable<Reference> References();
}
