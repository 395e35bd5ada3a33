using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Jobs;

/// <summary>A change of a completed work order to a custom status based on Completed.</summary>
internal sealed record VirtualStatusMessage
{
    /// <summary>Work order, by id.</summary>
    public Guid? JobsId { get; init; }

    /// <summary>New status, by id. One of target_job_status_id and target_job_status_code is required.</summary>
    public Guid? TargetJobStatusId { get; init; }

    /// <summary>New status, by key.</summary>
    public string? TargetJobStatusCode { get; init; }

    /// <summary>Returns the work order message that changes only the status.</summary>
    public Job ToJob() => new StatusMessage { JobStatusId = TargetJobStatusId, JobStatusCode = TargetJobStatusCode }.ToJob();
}
