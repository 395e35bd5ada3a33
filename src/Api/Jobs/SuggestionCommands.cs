using AutoMapper;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Planning.Propose;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Change;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Api.Jobs;

/// <summary>Creates the commands of suggestions, as if a client had sent the status, the technician and the start.</summary>
internal sealed class SuggestionCommands(IMapper mapper) : ISuggestionCommands
{
    private static readonly Field[] Fields =
    [
        .. Entity.Of<Job>().ValueFields.Where(field => field.Property.Name
            is nameof(Job.JobStatusId) or nameof(Job.SuggestedUserId) or nameof(Job.SuggestedDateStart)),
    ];

    /// <inheritdoc/>
    public ChangeWorkOrderCommand Suggest(Guid order, long version, Guid technician, DateTimeOffset start) => Change(
        order, version, new() { JobStatusId = SystemStatus.Suggested.Id, SuggestedUserId = technician, SuggestedDateStart = start });

    /// <inheritdoc/>
    public ChangeWorkOrderCommand Withdraw(Guid order, long version) =>
        Change(order, version, new() { JobStatusId = SystemStatus.ToBePlanned.Id });

    private ChangeWorkOrderCommand Change(Guid order, long version, Job message)
    {
        Array.ForEach(Fields, message.MarkPresent);
        return new(new(order, null), mapper.Map<RequestedWorkOrder>(message), SaveMode.Merge)
        {
            MustExist = true,
            Precondition = new(new VersionCondition([version]), null),
        };
    }
}
