namespace WorkOrders.Application.WorkOrders;

/// <summary>The keys, in other systems, of what a work order refers to; null where it refers to nothing, or to what has no key.</summary>
public readonly record struct JobKeys
{
    /// <summary>What is serviced.</summary>
    public string? Project { get; init; }

    /// <summary>The company of the project.</summary>
    public string? Company { get; init; }

    /// <summary>What kind of work it is.</summary>
    public string? JobType { get; init; }

    /// <summary>How urgent it is.</summary>
    public string? JobPriority { get; init; }

    /// <summary>Where it stands.</summary>
    public string? JobStatus { get; init; }

    /// <summary>Who might do it.</summary>
    public string? SuggestedUser { get; init; }

    /// <summary>What the technician must be able to do.</summary>
    public string? Skill { get; init; }

    /// <summary>The order that groups it.</summary>
    public string? Parent { get; init; }

    /// <summary>The country of its own address.</summary>
    public string? Country { get; init; }
}
