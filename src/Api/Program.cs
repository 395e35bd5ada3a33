using WorkOrders.Api.Hosting;

return await WorkOrdersApi.Run(args);
