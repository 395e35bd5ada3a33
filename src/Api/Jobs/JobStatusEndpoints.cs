using AutoMapper;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.AllowedStatuses;
using WorkOrders.Domain;

namespace WorkOrders.Api.Jobs;

/// <summary>The HTTP endpoints of the statuses of work orders.</summary>
internal static class JobStatusEndpoints
{
    private static readonly Entity Jobs = Entity.Of<Job>();

    /// <summary>Maps the endpoints.</summary>
    public static void MapJobStatuses(this RouteGroupBuilder api)
    {
        api.MapRow(
            Jobs, HttpMethods.Post, ChangeStatus, "ChangeStatusOfJob", JobsOpenApi.DescribeChangeStatus, "/ChangeStatus");
        api.MapPut("/Jobs/ChangeToVirtualStatus", ChangeToVirtualStatus)
            .WithName("ChangeJobToVirtualStatus").Describe(JobsOpenApi.DescribeChangeToVirtualStatus);
        api.MapRow(
            Jobs, HttpMethods.Get, GetAllowed, "GetAllowedStatusesOfJob", JobsOpenApi.DescribeAllowedStatuses, "/AllowedStatuses");
    }

    private static async Task<IResult> ChangeStatus(
        HttpRequest request, RowRequests rows, IMapper mapper, RequestContext context, CancellationToken cancellationToken)
    {
        var write = await rows.Read<StatusMessage>(request, Jobs, cancellationToken);
        var message = write.Message;
        if (message is { JobStatusId: null, JobStatusCode: null })
        {
            AddMissing(context, "job_status_code", "job_status_id");
        }
        var command = mapper.ToChange(write, write.Address!, message.ToJob()) with { MustExist = true, Reason = message.Reason };
        return await rows.Save(request, command, cancellationToken);
    }

    private static async Task<IResult> ChangeToVirtualStatus(
        HttpRequest request, RowRequests rows, IMapper mapper, RequestContext context, CancellationToken cancellationToken)
    {
        var write = await rows.Read<VirtualStatusMessage>(request, Jobs, cancellationToken);
        var message = write.Message;
        if (message is { TargetJobStatusId: null, TargetJobStatusCode: null })
        {
            AddMissing(context, "target_job_status_code", "target_job_status_id");
        }
        if (message.JobsId is null)
        {
            AddMissing(context, "jobs_id");
            context.Problems.ThrowIfAny();
        }
        context.Problems.Sent.Redirect("/job_status_id", "/target_job_status_id");
        context.Problems.Sent.Redirect("/job_status_code", "/target_job_status_code");
        var command = mapper.ToChange(write, new(message.JobsId, null), message.ToJob()) with
        {
            MustExist = true,
            OnlyToVirtualStatus = true,
        };
        return await rows.Save(request, command, cancellationToken);
    }

    private static Task<IResult> GetAllowed(HttpRequest request, RowRequests rows, CancellationToken cancellationToken) => rows.Get(
        request, Jobs, address => new GetAllowedStatusesQuery(address),
        statuses => new JsonResponse(StatusCodes.Status200OK, new AllowedStatusesDocument(statuses).Write), cancellationToken);

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
