using MediatR;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.AllowedStatuses;
using WorkOrders.Domain;

namespace WorkOrders.Api.Jobs;

/// <summary>The HTTP endpoints of the statuses of work orders.</summary>
internal static class JobStatusEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapTo(RouteGroupBuilder api)
    {
        api.MapPost(JobsEndpoints.ById + "/ChangeStatus", ChangeStatus)
            .WithName("ChangeStatusOfJob").Describe(JobsReference.DescribeChangeStatus);
        api.MapPost(JobsEndpoints.BySegment + "/ChangeStatus", ChangeStatus).ExcludeFromDescription();
        api.MapPut("/Jobs/ChangeToVirtualStatus", ChangeToVirtualStatus)
            .WithName("ChangeJobToVirtualStatus").Describe(JobsReference.DescribeChangeToVirtualStatus);
        api.MapGet(JobsEndpoints.ById + "/AllowedStatuses", GetAllowed)
            .WithName("GetAllowedStatusesOfJob").Describe(JobsReference.DescribeAllowedStatuses);
        api.MapGet(JobsEndpoints.BySegment + "/AllowedStatuses", GetAllowed).ExcludeFromDescription();
    }

    private static async Task<IResult> ChangeStatus(
        HttpRequest request, JobSaver saver, RequestContext context, CancellationToken cancellationToken)
    {
        var address = JobsEndpoints.ReadAddress(request, context);
        var options = WriteParameters.Read(request.Query, context.Preferences.Strict, context.Problems);
        var message = await saver.Read<StatusMessage>(request, cancellationToken);
        if (message is { JobStatusId: null, JobStatusCode: null })
        {
            AddMissing(context, "job_status_code", "job_status_id");
        }
        return await saver.Change(
            new(address, message?.ToJob())
            {
                Options = options,
                Precondition = RowETag.ReadForChange(request, context),
                MustExist = true,
                Reason = message?.Reason,
            },
            request, cancellationToken);
    }

    private static async Task<IResult> ChangeToVirtualStatus(
        HttpRequest request, JobSaver saver, RequestContext context, CancellationToken cancellationToken)
    {
        var options = WriteParameters.Read(request.Query, context.Preferences.Strict, context.Problems);
        var message = await saver.Read<VirtualStatusMessage>(request, cancellationToken);
        if (message is { TargetJobStatusId: null, TargetJobStatusCode: null })
        {
            AddMissing(context, "target_job_status_code", "target_job_status_id");
        }
        if (message is { JobsId: null })
        {
            AddMissing(context, "jobs_id");
        }
        context.Problems.Sent.Redirect("/job_status_id", "/target_job_status_id");
        context.Problems.Sent.Redirect("/job_status_code", "/target_job_status_code");
        return await saver.Change(
            new(message?.JobsId is { } id ? new RowAddress(id, null) : null, message?.ToJob())
            {
                Options = options,
                Precondition = RowETag.ReadForChange(request, context),
                OnlyToVirtualStatus = true,
            },
            request, cancellationToken);
    }

    private static async Task<IResult> GetAllowed(
        HttpRequest request, IMediator mediator, RequestContext context, CancellationToken cancellationToken)
    {
        var address = JobsEndpoints.ReadAddress(request, context);
        return await mediator.Send(new GetAllowedStatusesQuery(address), cancellationToken) is { } statuses
            ? new JsonResponse(StatusCodes.Status200OK, new AllowedStatusesDocument(statuses).Write)
            : JobsEndpoints.NotFound(address);
    }

    private static void AddMissing(RequestContext context, params string[] forms)
    {
        // A value that could not be read is a problem already.
        if (!forms.Any(form => context.Problems.HasProblemAt($"/{form}")))
        {
            context.Problems.Add(new($"/{forms[0]}", "required",
                forms.Length == 1 ? $"\"{forms[0]}\" is required." : $"One of {string.Join(", ", forms)} is required.", Accepted: forms)
            {
                Kind = ProblemKind.Malformed,
            });
        }
    }
}
