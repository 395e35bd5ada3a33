using AutoMapper;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Api.Jobs;

/// <summary>The HTTP endpoints of the commands of dispatchers and technicians, such as <c>POST api/Jobs(id)/Start</c>.</summary>
internal static class JobCommandEndpoints
{
    private static readonly Entity Jobs = Entity.Of<Job>();

    /// <summary>Maps the endpoints.</summary>
    public static void MapJobCommands(this RouteGroupBuilder api)
    {
        foreach (var command in WorkOrderCommand.All)
        {
            api.MapRow(
                Jobs, HttpMethods.Post, Execute(command), $"{command.Name}Job", JobsOpenApi.Describe(command), $"/{command.Name}");
        }
    }

    private static Delegate Execute(WorkOrderCommand command) =>
        async (HttpRequest request, RowRequests rows, IMapper mapper, RequestContext context, CancellationToken cancellationToken) =>
        {
            var write = await rows.Read<CommandMessage>(request, Jobs, cancellationToken);
            var message = write.Message;
            // The status is not part of the message.
            context.Problems.Sent.Redirect("/job_status_id", "");
            var change = mapper.ToChange(write, write.Address!, new StatusMessage { JobStatusId = command.Target.Id }.ToJob()) with
            {
                MustExist = true,
                Reason = message.Reason,
                Action = message.AddTo(new(command) { CallerId = context.Caller.TechnicianId }),
            };
            return await rows.Save(request, change, cancellationToken);
        };
}
