using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A period in which a technician does not work, such as a vacation.</summary>
[Entity("user_unavailability", Path = "UserUnavailability", Key = nameof(Code), Label = "absence")]
public sealed record UserUnavailability : MasterDataRecord
{
    /// <summary>The technician, by id.</summary>
    [RefersTo(typeof(User), IsRequired = true)] public Guid? UserId { get; init; }

    /// <summary>The technician, by key.</summary>
    public string? UserCode { get; init; }

    /// <summary>The start (UTC).</summary>
    [Required] public DateTimeOffset? DateFrom { get; init; }

    /// <summary>The end (UTC), exclusive.</summary>
    [Required] public DateTimeOffset? DateTo { get; init; }

    /// <summary>The reason, such as a vacation or an illness.</summary>
    [MaxLength(255)] public string? Reason { get; init; }

    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }
}
