using Microsoft.Extensions.Hosting;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Imports;

/// <summary>Runs imports in the background of this process. When the process stops, running imports are canceled.</summary>
public sealed class BackgroundImports(ImportRunner runner) : IHostedService, IDisposable
{
    private readonly Lock _starting = new();
    private readonly CancellationTokenSource _stop = new();
    private List<Task> _running = [];

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Starts a run.</summary>
    /// <param name="context">The request that sent the file.</param>
    /// <param name="id">The id of the run.</param>
    /// <param name="import">The import. Its file is disposed when the run ends.</param>
    public void Start(RequestContext context, Guid id, ImportFileCommand import)
    {
        lock (_starting)
        {
            var run = Task.Run(() => runner.Run(context, id, import, _stop.Token), CancellationToken.None);
            _running = [.. _running.Where(other => !other.IsCompleted), run];
        }
    }

    /// <summary>Cancels the running imports and waits until their outcomes are stored.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();
}
