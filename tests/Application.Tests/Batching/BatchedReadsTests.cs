using System.Collections.Concurrent;
using WorkOrders.Infrastructure.Batching;

namespace WorkOrders.Application.Tests.Batching;

/// <summary>Waiting queries are combined into batches, and each query gets its own result.</summary>
public sealed class BatchedReadsTests
{
    private readonly ConcurrentQueue<string> _reads = [];
    private TaskCompletionSource _release = null!;

    [SetUp]
    public void Reset()
    {
        _reads.Clear();
        _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    [TestCase(32, "a|b c d")]
    [TestCase(3, "a|b c d")]
    [TestCase(2, "a|b c|d")]
    [TestCase(1, "a|b|c|d")]
    public async Task Waiting_queries_are_read_together_and_each_gets_its_own_result(int most, string reads)
    {
        Assert.That(await Task.WhenAll(Ask(most, "a", "b", "c", "d")), Is.EqualTo(new[] { "A", "B", "C", "D" }));
        Assert.That(string.Join('|', _reads), Is.EqualTo(reads));
    }

    [Test]
    public async Task After_a_failed_batch_each_query_runs_alone_and_only_the_invalid_query_fails()
    {
        var asked = Ask(32, "a", "b", "x", "d");
        Assert.That(async () => await asked[2], Throws.InvalidOperationException.With.Message.EqualTo("x"));
        Assert.That(new[] { await asked[0], await asked[1], await asked[3] }, Is.EqualTo(new[] { "A", "B", "D" }));
        Assert.That(_reads, Is.EquivalentTo(new[] { "a", "b x d", "b", "x", "d" }));
    }

    [Test]
    public async Task Canceling_one_query_does_not_affect_the_others()
    {
        var reads = new BatchedReads<string, string>(Read, new(32, MaxConcurrentBatches: 1));
        using var cancellation = new CancellationTokenSource();
        var (first, canceled, last) = (reads.Read("a", default), reads.Read("b", cancellation.Token), reads.Read("c", default));
        await cancellation.CancelAsync();
        Assert.That(async () => await canceled, Throws.InstanceOf<OperationCanceledException>());
        _release.SetResult();
        Assert.That(new[] { await first, await last }, Is.EqualTo(new[] { "A", "C" }));
    }

    private Task<string>[] Ask(int most, params string[] questions)
    {
        var reads = new BatchedReads<string, string>(Read, new(most, MaxConcurrentBatches: 1));
        Task<string>[] answers = [.. questions.Select(question => reads.Read(question, default))];
        _release.SetResult();
        return answers;
    }

    private async Task<Func<string, string>> Read(IReadOnlyList<string> questions)
    {
        _reads.Enqueue(string.Join(' ', questions));
        await _release.Task;
        return questions.Contains("x")
            ? throw new InvalidOperationException(string.Concat(questions))
            : question => question.ToUpperInvariant();
    }
}
