using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A skill that a technician has.</summary>
[Entity("user_skill", Path = "UserSkill", Key = nameof(Code))]
public sealed record UserSkill : MasterDataRecord
{
    /// <summary>The technician, by id.</summary>
    [RefersTo(typeof(User), IsRequired = true)] public Guid? UserId { get; init; }

    /// <summary>The technician, by key.</summary>
    public string? UserCode { get; init; }

    /// <summary>The skill, by id.</summary>
    [RefersTo(typeof(Skill), IsRequired = true)] public Guid? SkillId { get; init; }

    /// <summary>The skill, by key.</summary>
    public string? SkillCode { get; init; }

    /// <summary>The level, from 1; higher is better. Null if the skill has no levels.</summary>
    [Range(1, 1000)] public int? Level { get; init; }

    /// <summary>The last date on which the technician has the skill, such as that of a certificate; null if it does not expire.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Description, such as the number of a certificate.</summary>
    [MaxLength(4000)] public string? Description { get; init; }

    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }
}
