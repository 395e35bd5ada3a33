namespace WorkOrders.Api.Imports;

/// <summary>Lets few imports run at once in this process and few wait: each holds a connection, a file and the rows it writes.</summary>
internal sealed class ImportPlaces : IDisposable
{
    private const int MostRunning = 2;
    private const int MostWaiting = 8;

    private readonly SemaphoreSlim _running = new(MostRunning);
    private int _taken;

    /// <summary>Takes a place before the file is read, so that nobody sends one in vain; null when there is none.</summary>
    public Place? Take()
    {
        if (Interlocked.Increment(ref _taken) <= MostRunning + MostWaiting)
        {
            return new(this);
        }
        Interlocked.Decrement(ref _taken);
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _running.Dispose();

    /// <summary>A place, which is free again when this is disposed.</summary>
    public sealed class Place(ImportPlaces places) : IDisposable
    {
        private bool _runs;

        /// <summary>Waits until the import may run.</summary>
        public async Task Begin(CancellationToken cancellationToken)
        {
            await places._running.WaitAsync(cancellationToken);
            _runs = true;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (_runs)
            {
                places._running.Release();
            }
            Interlocked.Decrement(ref places._taken);
        }
    }
}
