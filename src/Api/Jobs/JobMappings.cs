using AutoMapper;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Api.Jobs;

/// <summary>Maps the contract's flat record to a requested work order with the domain's value objects and the references.</summary>
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
            // Mapped explicitly: for members that map recursively, AutoMapper would track the depth, which takes time.
            .ForMember(order => order.ParentOrder, to => to.MapFrom((job, _, _, context) =>
                job.ParentJob is null ? null : context.Mapper.Map<RequestedWorkOrder>(job.ParentJob)))
            // Mapped explicitly: with the prefix, AutoMapper would map DbAddressId.
            .ForMember(order => order.Id, to => to.MapFrom(job => job.Id))
            .ForMember(order => order.Message, to => to.MapFrom(job => job))
            .ForMember(order => order.References, to => to.Ignore())
            .ForMember(order => order.Pointer, to => to.Ignore());
    }
}
