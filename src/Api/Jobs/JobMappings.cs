using AutoMapper;
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
            // Named, because the prefix would make it db_address_id.
            .ForMember(order => order.Id, to => to.MapFrom(job => job.Id))
            .ForMember(order => order.Message, to => to.MapFrom(job => job))
            .ForMember(order => order.References, to => to.Ignore())
            .ForMember(order => order.Pointer, to => to.Ignore());
    }
}
