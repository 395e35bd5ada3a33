namespace WorkOrders.Api.Imports;

/// <summary>Lets few imports run at once in this process and few wait, those of one tenant half of all at most: each holds a connection, a file and the rows it writes.</summary>
internal sealed class ImportSlots : IDisposable
{
    private const int MostRunning = 2;
    private const int Most = 10;
    private const int MostOfTenant = Most / 2;

    private readonly SemaphoreSlim _running = new(MostRunning);
    private readonly List<Guid> _taken = [];

    /// <summary>Takes a place for a tenant before the file is read, so that nobody sends one in vain; null when there is none.</summary>
    public Place? Take(Guid tenant)
    {
        lock (_taken)
        {
            if (_taken.Count == Most || _taken.Count(taken => taken == tenant) == MostOfTenant)
            {
                return null;
            }
            _taken.Add(tenant);
            return new(this, tenant);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _running.Dispose();

    /// <summary>A place, which is free again when this is disposed.</summary>
    public sealed class Place(ImportSlots places, Guid tenant) : IDisposable
    {
        private bool _runs;

        /// <summary>Waits until the import may run.</summary>
        public async Task Begin(CancellationToken cancellationToken)
        {
            await places._running.WaitAsync(cancellationToken);
            _runs = true;
        }

        /// <summary>The import has run, so the next may: what is left, to send the answer, needs only its file.</summary>
        public void End()
        {
            if (_runs)
            {
                _runs = false;
                places._running.Release();
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            End();
            lock (places._taken)
            {
                places._taken.Remove(tenant);
            }
        }
    }
}
