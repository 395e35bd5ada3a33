using WorkOrders.Load;

return await CommandLine.Read(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
