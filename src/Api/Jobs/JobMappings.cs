using AutoMapper;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Api.Jobs;

/// <summary>Maps the contract's flat record to the command, with value objects of the domain and references.</summary>
internal sealed class JobMappings : Profile
{
    public JobMappings()
    {
        RecognizePrefixes("DbAddress");

        CreateMap<Job, WorkOrderDetails>();
        CreateMap<Job, ServiceWindow>();
        CreateMap<Job, SiteAddress>()
            .ForMember(address => address.Name, to => to.MapFrom(job => job.DbAddressName))
            .ForMember(address => address.DbCountryId, to => to.Ignore());

        CreateMap<Job, RequestedWorkOrder>()
            .ForMember(order => order.Details, to => to.MapFrom(job => job))
            .ForMember(order => order.Window, to => to.MapFrom(job => job))
            .ForMember(order => order.Address, to => to.MapFrom(job => job))
            // An explicit call: for members that map recursively, AutoMapper tracks the depth, which costs time.
            .ForMember(order => order.ParentOrder, to => to.MapFrom((job, _, _, context) =>
                job.ParentJob is null ? null : context.Mapper.Map<RequestedWorkOrder>(job.ParentJob)))
            .ForMember(order => order.Project, GivenWith(nameof(Job.ProjectId)))
            .ForMember(order => order.JobType, GivenWith(nameof(Job.JobTypeId)))
            .ForMember(order => order.JobPriority, GivenWith(nameof(Job.JobPriorityId)))
            .ForMember(order => order.JobStatus, GivenWith(nameof(Job.JobStatusId)))
            .ForMember(order => order.SuggestedUser, GivenWith(nameof(Job.SuggestedUserId)))
            .ForMember(order => order.Skill, GivenWith(nameof(Job.SkillId)))
            .ForMember(order => order.Country, GivenWith(nameof(Job.DbAddressDbCountryId)))
            .ForMember(order => order.Parent, GivenWith(nameof(Job.ParentId)))
            .ForMember(order => order.DbAddress, GivenWith(nameof(Job.DbAddressId)))
            .ForMember(order => order.Contact, GivenWith(nameof(Job.ContactId)))
            .ForMember(order => order.RequestedByCompany, GivenWith(nameof(Job.RequestedByCompanyId)))
            .ForMember(order => order.RequestedByContact, GivenWith(nameof(Job.RequestedByContactId)))
            .ForMember(order => order.ApprovalResponsibleUser, GivenWith(nameof(Job.ApprovalResponsibleUserId)))
            .ForMember(order => order.At, to => to.Ignore())
            .ForMember(order => order.Row, to => to.Ignore());
    }

    /// <summary>Reads the reference of an id property; the contract declares its other forms.</summary>
    private static Action<IMemberConfigurationExpression<Job, RequestedWorkOrder, Reference>> GivenWith(string id)
    {
        var fields = Entity.Of<Job>().References.Single(reference => reference.Id.Property.Name == id);
        return to => to.MapFrom(job => new Reference(fields, job));
    }
}
