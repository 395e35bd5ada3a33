using WorkOrders.Cli.Hosting;

return await CommandLine.Run(args);
