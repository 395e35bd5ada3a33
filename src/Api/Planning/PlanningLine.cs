using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Planning;

/// <summary>One of several changes of planning entries.</summary>
internal sealed record PlanningLine
{
    /// <summary>The operation that adds an entry.</summary>
    public const string Create = "create";

    /// <summary>The operation that moves, resizes, reassigns or marks an entry.</summary>
    public const string Change = "change";

    /// <summary>The operation that deletes an entry.</summary>
    public const string Delete = "delete";

    /// <summary>The operations.</summary>
    public static readonly string[] Operations = [Create, Change, Delete];

    /// <summary>What to do: create, change or delete.</summary>
    public string? Operation { get; init; }

    /// <summary>The version that the entry must have; any if omitted.</summary>
    public int? Version { get; init; }

    /// <summary>Whether the members of the team that the technician of a new entry leads are planned, too; true if omitted.</summary>
    public bool? WithTeam { get; init; }

    /// <summary>The fields of a new entry; the id and the fields that change; or the id of the entry to delete.</summary>
    public JobPlanning? Entry { get; init; }
}
