using MediatR;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Runs;

namespace WorkOrders.Application.Imports;

/// <summary>Stores the run, so that any instance can return its progress, and starts it.</summary>
public sealed class StartImportHandler(IImportRunRepository runs, ImportRunner runner, BackgroundRuns background, RequestContext context)
    : IRequestHandler<StartImportCommand, ImportRun>
{
    /// <inheritdoc/>
    /// <returns>The run as it was before it started.</returns>
    public async Task<ImportRun> Handle(StartImportCommand command, CancellationToken cancellationToken)
    {
        try
        {
            var (file, report) = (command.Import.File, command.Import.Report);
            var run = await runs.Add(context.Caller.TenantId, Guid.CreateVersion7(), file.Entity, report.Count, cancellationToken);
            background.Start(stopping => runner.Run(context, run.Id, command.Import, stopping));
            return run;
        }
        catch
        {
            command.Import.File.Dispose();
            throw;
        }
    }
}
