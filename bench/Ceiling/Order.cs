namespace WorkOrders.Ceiling;

/// <summary>The fields of an order by code, with the contract's names.</summary>
internal sealed class Order
{
    public string? ReferenceBackOffice { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? ProjectReferenceBackOffice { get; set; }

    public string? JobTypeCode { get; set; }

    public string? JobPriorityCode { get; set; }

    public string? JobStatusCode { get; set; }

    public string? SuggestedUserCode { get; set; }

    public DateTimeOffset SuggestedDateStart { get; set; }

    public string? SkillCode { get; set; }

    public int EstimatedTime { get; set; }

    public DateTimeOffset EarliestDatePlannable { get; set; }

    public DateTimeOffset DueDate { get; set; }

    public string? CustomerReference { get; set; }

    public DateTimeOffset DateReportedByCompany { get; set; }

    public string? PrejobInformation { get; set; }

    public string? InternalMemo { get; set; }
}
