using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A country from ISO 3166-1, shared by all tenants.</summary>
[Entity("db_country", Path = "DbCountry", Key = nameof(Code), Shared = true)]
public sealed record Country : MasterDataRecord
{
    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    [Required, MaxLength(2)] public string? Code { get; init; }

    /// <summary>Name of the country.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }
}
