namespace WorkOrders.Infrastructure.Batching;

/// <summary>Reads the answers to questions. Those that are asked while others are being read share the next round trip.</summary>
/// <param name="read">Reads some answers together, and says which is whose.</param>
/// <param name="options">How many may be read together.</param>
internal sealed class BatchedReads<TQuestion, TAnswer>(Func<IReadOnlyList<TQuestion>, Task<Func<TQuestion, TAnswer>>> read, CoalescingOptions options)
{
    private readonly Coalescer<Asked> _coalescer = new(asked => Read(read, asked), options.Most, options.UnderWay);

    /// <summary>The answer to one question, read after it was asked.</summary>
    public async Task<TAnswer> Ask(TQuestion question, CancellationToken cancellationToken)
    {
        var asked = new Asked(question);
        try
        {
            await _coalescer.Join(asked).WaitAsync(cancellationToken);
        }
        catch (BatchFailedException)
        {
            // Whose fault it was shows when each reads alone; and a read is safe to repeat, whatever became of the session.
            await Read(read, [asked]).WaitAsync(cancellationToken);
        }
        return asked.Answer();
    }

    private static async Task Read(Func<IReadOnlyList<TQuestion>, Task<Func<TQuestion, TAnswer>>> read, IReadOnlyList<Asked> together)
    {
        try
        {
            var answerTo = await read([.. together.Select(asked => asked.Question)]);
            foreach (var asked in together)
            {
                asked.Answer = () => answerTo(asked.Question);
            }
        }
        catch (Exception failure) when (together.Count > 1)
        {
            throw new BatchFailedException(failure);
        }
    }

    private sealed class Asked(TQuestion question)
    {
        public TQuestion Question => question;

        public Func<TAnswer> Answer { get; set; } = () => throw new InvalidOperationException("It has not been read yet.");
    }
}
