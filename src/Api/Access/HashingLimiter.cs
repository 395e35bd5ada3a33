namespace WorkOrders.Api.Access;

/// <summary>
/// Lets few passwords be hashed at once, half the cores at most, and few wait: hashing is slow on purpose, and a flood of
/// wrong passwords must leave the machine to those whose credential is known.
/// </summary>
internal sealed class HashingLimiter : IDisposable
{
    private const int MostWaiting = 64;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));
    private int _waiting;

    /// <summary>Waits for a turn, which ends when the answer is disposed; null when there is none to be had.</summary>
    public async Task<IDisposable?> Take()
    {
        try
        {
            return Interlocked.Increment(ref _waiting) <= MostWaiting && await _turns.WaitAsync(LongestWait) ? new Turn(_turns) : null;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
