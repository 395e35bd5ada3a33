using WorkOrders.Api;
using WorkOrders.Api.Administration;

return CommandLine.IsMeant(args) ? await CommandLine.Run(args) : await WorkOrdersApi.Run(args);
