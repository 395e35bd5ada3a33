using System.Collections.Concurrent;
using WorkOrders.Infrastructure.Batching;

namespace WorkOrders.Application.Tests.Batching;

/// <summary>Waiting items are combined into batches, and a failed batch fails only its own items.</summary>
public sealed class CoalescerTests
{
    private readonly ConcurrentQueue<string> _runs = [];
    private TaskCompletionSource _release = null!;

    [SetUp]
    public void Reset()
    {
        _runs.Clear();
        _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    [Test]
    public void A_lone_item_runs_immediately()
    {
        var coalescer = new Coalescer<string>(Record, 32, 1);
        _release.SetResult();
        foreach (var item in new[] { "a", "b" })
        {
            Assert.That(coalescer.Run(item).IsCompletedSuccessfully, "no item waits while no batch is running");
        }
        Assert.That(_runs, Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task Waiting_items_run_in_arrival_order_in_batches_of_limited_size()
    {
        var coalescer = new Coalescer<string>(Record, 3, 1);
        await JoinAll("abcdefgh", coalescer);
        Assert.That(_runs, Is.EqualTo(new[] { "a", "b c d", "e f g", "h" }));
    }

    [Test]
    public async Task Items_with_the_same_exclusive_key_run_in_separate_batches()
    {
        // The exclusive key of a letter is its upper-case form.
        var coalescer = new Coalescer<string>(Record, 32, 1, item => [item.ToUpperInvariant()[0]]);
        await JoinAll("-bBcbC", coalescer);
        Assert.That(_runs, Is.EqualTo(new[] { "-", "b c", "B C", "b" }));
    }

    [Test]
    public async Task One_shared_exclusive_key_is_enough_to_defer_an_item()
    {
        var coalescer = new Coalescer<string>(Record, 32, 1, item => item.Select(letter => (int)letter));
        var joined = new[] { "-", "ab", "bc", "cd", "e" }.Select(coalescer.Run).ToList();
        _release.SetResult();
        await Task.WhenAll(joined);
        Assert.That(_runs, Is.EqualTo(new[] { "-", "ab cd e", "bc" }));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task No_more_batches_run_at_once_than_allowed(int atOnce)
    {
        var (running, peak) = (0, 0);
        var coalescer = new Coalescer<int>(Run, 4, atOnce);

        var joined = Enumerable.Range(0, 200).Select(coalescer.Run).ToList();
        Assert.That(running, Is.EqualTo(atOnce), "the allowed number of batches starts immediately");
        _release.SetResult();
        await Task.WhenAll(joined);

        Assert.That(peak, Is.EqualTo(atOnce));

        async Task Run(IReadOnlyList<int> items)
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref peak, now);
            await _release.Task;
            await Task.Yield();
            Interlocked.Decrement(ref running);
        }
    }

    [Test]
    public void A_failure_affects_only_the_items_of_its_batch()
    {
        var coalescer = new Coalescer<string>(FailOnXOrY, 3, 1);
        var joined = "axbcdefyg".Select(item => (Item: item, Done: coalescer.Run(item.ToString()))).ToList();
        _release.SetResult();
        Assert.That(() => Task.WhenAll(joined.Select(one => one.Done)), Throws.InvalidOperationException);
        Assert.That(_runs, Is.EqualTo(new[] { "a", "x b c", "d e f", "y g" }));
        Assert.That(string.Concat(joined.Where(one => one.Done.IsFaulted).Select(one => one.Item)), Is.EqualTo("xbcyg"));
        Assert.That(
            joined.Where(one => one.Done.IsFaulted).Select(one => one.Done.Exception!.InnerException!.Message),
            Is.EqualTo(new[] { "xbc", "xbc", "xbc", "yg", "yg" }));
    }

    [Test]
    public async Task A_failed_lone_item_does_not_block_later_items()
    {
        var coalescer = new Coalescer<string>(FailOnXOrY, 3, 1);
        var (alone, next) = (coalescer.Run("x"), coalescer.Run("a"));
        _release.SetResult();
        Assert.That(async () => await alone, Throws.InvalidOperationException);
        await next;
        await coalescer.Run("b");
        Assert.That(_runs, Is.EqualTo(new[] { "x", "a", "b" }));
    }

    [Test]
    public async Task An_item_whose_exclusive_keys_throw_fails_and_does_not_block_others()
    {
        var coalescer = new Coalescer<string>(Record, 32, 1, item => item == "x" ? throw new InvalidOperationException() : [item[0]]);
        var alone = coalescer.Run("-");
        Assert.That(() => coalescer.Run("x"), Throws.InvalidOperationException);
        var next = coalescer.Run("a");
        _release.SetResult();
        await Task.WhenAll(alone, next).WaitAsync(TimeSpan.FromSeconds(10));
        await coalescer.Run("b");
        Assert.That(_runs, Is.EqualTo(new[] { "-", "a", "b" }));
    }

    [Test]
    public async Task A_lone_caller_returns_before_the_next_batch_starts()
    {
        var name = new AsyncLocal<string?>();
        using var proceed = new ManualResetEventSlim();
        var coalescer = new Coalescer<string>(Run, 32, 1);
        name.Value = "of the first";
        var first = coalescer.Run("a");
        var second = coalescer.Run("b");
        _release.SetResult();
        await first;
        proceed.Set();
        await second;
        Assert.That(_runs, Is.EqualTo(new[] { "a of the first", "b " }));

        async Task Run(IReadOnlyList<string> items)
        {
            _runs.Enqueue($"{items[0]} {name.Value}");
            Assert.That(items[0] == "a" || proceed.Wait(TimeSpan.FromSeconds(10)), "the first caller returned");
            await _release.Task;
        }
    }

    [Test]
    public async Task Under_load_every_item_runs_exactly_once_even_when_batches_fail()
    {
        var runs = new ConcurrentBag<(int[] Items, bool Fails)>();
        var coalescer = new Coalescer<int>(Run, 5, 2, item => [item % 7]);

        var failed = await Task.WhenAll(Enumerable.Range(0, 5_000).Select(item => Task.Run(async () =>
        {
            try
            {
                await coalescer.Run(item);
                return false;
            }
            catch (InvalidOperationException)
            {
                return true;
            }
        })));

        Assert.That(runs.SelectMany(run => run.Items), Is.EquivalentTo(Enumerable.Range(0, 5_000)));
        Assert.That(runs.Select(run => run.Items.Length), Has.Some.GreaterThan(1).And.All.LessThanOrEqualTo(5));
        Assert.That(runs.Select(run => run.Items.Select(item => item % 7)), Is.All.Unique);
        Assert.That(
            runs.Where(run => run.Fails).SelectMany(run => run.Items),
            Is.Not.Empty.And.EquivalentTo(Enumerable.Range(0, 5_000).Where(item => failed[item])));

        async Task Run(IReadOnlyList<int> items)
        {
            var fails = items.Any(item => item % 11 == 0);
            runs.Add(([.. items], fails));
            if (items[0] % 2 == 0)
            {
                await Task.Yield();
            }
            if (fails)
            {
                throw new InvalidOperationException();
            }
        }
    }

    /// <summary>Adds the letters while the batch of the first letter is running, and waits for all of them.</summary>
    private async Task JoinAll(string letters, Coalescer<string> coalescer)
    {
        var joined = letters.Select(letter => coalescer.Run(letter.ToString())).ToList();
        _release.SetResult();
        await Task.WhenAll(joined);
    }

    private async Task Record(IReadOnlyList<string> items)
    {
        _runs.Enqueue(string.Join(' ', items));
        await _release.Task;
    }

    private async Task FailOnXOrY(IReadOnlyList<string> items)
    {
        await Record(items);
        if (items[0] is "x" or "y")
        {
            throw new InvalidOperationException(string.Concat(items));
        }
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; value > seen; seen = target)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
