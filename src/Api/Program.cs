using WorkOrders.Api.Administration;
using WorkOrders.Api.Hosting;

return CommandLine.IsMeant(args) ? await CommandLine.Run(args) : await WorkOrdersApi.Run(args);
