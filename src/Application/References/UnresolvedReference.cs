using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.References;

/// <summary>A name that nothing has.</summary>
/// <param name="Entity">What was looked for.</param>
/// <param name="Key">Its key; null where it was named by id.</param>
/// <param name="Pointer">Where the message says it.</param>
/// <param name="Code">The problem it is.</param>
/// <param name="Message">The problem in words.</param>
/// <param name="Value">The value seen.</param>
public sealed record UnresolvedReference(Entity Entity, string? Key, string Pointer, string Code, string Message, object? Value)
{
    /// <summary>The problem, with the near names there are.</summary>
    public Problem With(SimilarKeys near) => new(Pointer, Code, $"{Message}{near}", Value, near.Keys.Count == 0 ? null : near.Keys);
}
