using Microsoft.Extensions.Hosting;

namespace WorkOrders.Application.Runs;

/// <summary>Executes runs in the background of this process. When the process stops, they are canceled.</summary>
public sealed class BackgroundRuns : IHostedService, IDisposable
{
    private readonly Lock _starting = new();
    private readonly CancellationTokenSource _stop = new();
    private List<Task> _running = [];

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Starts a run.</summary>
    /// <param name="run">The run, which stores its outcome. Its parameter signals that the process is stopping.</param>
    public void Start(Func<CancellationToken, Task> run)
    {
        lock (_starting)
        {
            var started = Task.Run(() => run(_stop.Token), CancellationToken.None);
            _running = [.. _running.Where(other => !other.IsCompleted), started];
        }
    }

    /// <summary>Cancels the runs and waits until their outcomes are stored.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();
}
