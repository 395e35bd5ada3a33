using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Jobs;

/// <summary>A change of the status of a work order.</summary>
internal sealed record StatusMessage
{
    private static readonly ReferenceFields Status = Entity.Of<Job>().ReferenceOf(nameof(Job.JobStatusId));

    /// <summary>New status, by id. One of job_status_id and job_status_code is required.</summary>
    public Guid? JobStatusId { get; init; }

    /// <summary>New status, by key.</summary>
    public string? JobStatusCode { get; init; }

    /// <summary>Reason for the change, for the history of the work order.</summary>
    public string? Reason { get; init; }

    /// <summary>Returns the work order message that changes only the status.</summary>
    public Job ToJob()
    {
        var job = new Job { JobStatusId = JobStatusId, JobStatusCode = Trim(JobStatusCode) };
        job.MarkPresent(Status.Id);
        return job;
    }

    private static string? Trim(string? code) => code is null ? null : InvisibleText.Trim(code).ToString();
}
