using WorkOrders.Application.Contract;

namespace WorkOrders.Integration.Tests.References.DeclaredEntities;

/// <summary>A message that refers to a crate.</summary>
[Entity("delivery", Path = "Delivery", Key = nameof(Code))]
public sealed record Delivery : EntityRecord
{
    /// <summary>Key in other systems.</summary>
    public string? Code { get; init; }

    /// <summary>Crate, by id.</summary>
    [RefersTo(typeof(Crate))] public Guid? CrateId { get; init; }

    /// <summary>Crate, by key.</summary>
    public string? CrateCode { get; init; }

    /// <summary>Crate, embedded.</summary>
    public Crate? Crate { get; init; }
}
