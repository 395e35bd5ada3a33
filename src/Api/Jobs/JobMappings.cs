using AutoMapper;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Api.Jobs;

/// <summary>From the contract's flat record to what the command says: values in the domain's own objects, and references with the names of their forms.</summary>
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
            .ForMember(order => order.ParentOrder, to => to.MapFrom(job => job.ParentJob))
            .ForMember(order => order.Project, to => to.MapFrom(job => Reference.To<Project>("project", job.ProjectId,
                "project_reference_back_office", job.ProjectReferenceBackOffice, "project", job.Project)))
            .ForMember(order => order.JobType, to => to.MapFrom(job => Reference.To<JobType>("job_type", job.JobTypeId,
                "job_type_code", job.JobTypeCode, "job_type", job.JobType)))
            .ForMember(order => order.JobPriority, to => to.MapFrom(job => Reference.To<JobPriority>("job_priority", job.JobPriorityId,
                "job_priority_code", job.JobPriorityCode, "job_priority", job.JobPriority)))
            .ForMember(order => order.JobStatus, to => to.MapFrom(job => Reference.To<JobStatus>("job_status", job.JobStatusId,
                "job_status_code", job.JobStatusCode, null, null)))
            .ForMember(order => order.SuggestedUser, to => to.MapFrom(job => Reference.To<User>("suggested_user", job.SuggestedUserId,
                "suggested_user_code", job.SuggestedUserCode, "suggested_user", job.SuggestedUser)))
            .ForMember(order => order.Skill, to => to.MapFrom(job => Reference.To<Skill>("skill", job.SkillId,
                "skill_code", job.SkillCode, "skill", job.Skill)))
            .ForMember(order => order.Country, to => to.MapFrom(job => Reference.To<Country>("db_address_db_country", job.DbAddressDbCountryId,
                "db_address_db_country_code", job.DbAddressDbCountryCode, null, null)))
            .ForMember(order => order.Parent, to => to.MapFrom(job => Reference.To<Job>("_parent", job.ParentId,
                "_parent_jobs_reference_back_office", job.ParentJobsReferenceBackOffice, "_parent_job", job.ParentJob)))
            .ForMember(order => order.DbAddress, to => to.MapFrom(job => ById<Address>("db_address", job.DbAddressId)))
            .ForMember(order => order.Contact, to => to.MapFrom(job => ById<Contact>("contact", job.ContactId)))
            .ForMember(order => order.RequestedByCompany, to => to.MapFrom(job => ById<Company>("requested_by_company", job.RequestedByCompanyId)))
            .ForMember(order => order.RequestedByContact, to => to.MapFrom(job => ById<Contact>("requested_by_contact", job.RequestedByContactId)))
            .ForMember(order => order.ApprovalResponsibleUser, to => to.MapFrom(job => ById<User>("approval_responsible_user", job.ApprovalResponsibleUserId)))
            .ForMember(order => order.At, to => to.Ignore())
            .ForMember(order => order.Row, to => to.Ignore());
    }

    private static Reference ById<T>(string name, Guid? id) where T : class => Reference.To<T>(name, id, null, null, null, null);
}
