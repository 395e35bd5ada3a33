using System.Collections.Concurrent;
using WorkOrders.Infrastructure.Batching;

namespace WorkOrders.Application.Tests.Batching;

/// <summary>Who is taken together with whom, and what becomes of each.</summary>
public sealed class CoalescerTests
{
    private readonly ConcurrentQueue<string> _runs = [];
    private TaskCompletionSource _release = null!;

    [SetUp]
    public void Forget()
    {
        _runs.Clear();
        _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    [Test]
    public void Who_comes_alone_is_run_at_once()
    {
        var coalescer = new Coalescer<string>(Record, 32, 1);
        _release.SetResult();
        foreach (var item in new[] { "a", "b" })
        {
            Assert.That(coalescer.Run(item).IsCompletedSuccessfully, "nobody waits while nothing is under way");
        }
        Assert.That(_runs, Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task Who_comes_meanwhile_goes_together_in_the_order_of_coming_up_to_the_most()
    {
        var coalescer = new Coalescer<string>(Record, 3, 1);
        await All("abcdefgh", coalescer);
        Assert.That(_runs, Is.EqualTo(new[] { "a", "b c d", "e f g", "h" }));
    }

    [Test]
    public async Task Who_claims_the_same_goes_next_and_holds_up_nobody_else()
    {
        // An upper-case letter claims what its lower-case one does.
        var coalescer = new Coalescer<string>(Record, 32, 1, item => [item.ToUpperInvariant()[0]]);
        await All("-bBcbC", coalescer);
        Assert.That(_runs, Is.EqualTo(new[] { "-", "b c", "B C", "b" }));
    }

    [Test]
    public async Task One_claim_of_several_is_enough_to_wait()
    {
        var coalescer = new Coalescer<string>(Record, 32, 1, item => item.Select(letter => (int)letter));
        var joined = new[] { "-", "ab", "bc", "cd", "e" }.Select(coalescer.Run).ToList();
        _release.SetResult();
        await Task.WhenAll(joined);
        Assert.That(_runs, Is.EqualTo(new[] { "-", "ab cd e", "bc" }));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task No_more_are_under_way_than_may_be(int atOnce)
    {
        var (underWay, highest) = (0, 0);
        var coalescer = new Coalescer<int>(Run, 4, atOnce);

        var joined = Enumerable.Range(0, 200).Select(coalescer.Run).ToList();
        Assert.That(underWay, Is.EqualTo(atOnce), "as many as may be start at once");
        _release.SetResult();
        await Task.WhenAll(joined);

        Assert.That(highest, Is.EqualTo(atOnce));

        async Task Run(IReadOnlyList<int> items)
        {
            var now = Interlocked.Increment(ref underWay);
            InterlockedMax(ref highest, now);
            await _release.Task;
            await Task.Yield();
            Interlocked.Decrement(ref underWay);
        }
    }

    [Test]
    public void A_failure_reaches_those_of_its_run_and_nobody_else()
    {
        var coalescer = new Coalescer<string>(FailAt, 3, 1);
        var joined = "axbcdefyg".Select(item => (Item: item, Done: coalescer.Run(item.ToString()))).ToList();
        _release.SetResult();
        Assert.That(() => Task.WhenAll(joined.Select(one => one.Done)), Throws.InvalidOperationException);
        Assert.That(_runs, Is.EqualTo(new[] { "a", "x b c", "d e f", "y g" }));
        Assert.That(string.Concat(joined.Where(one => one.Done.IsFaulted).Select(one => one.Item)), Is.EqualTo("xbcyg"));
        Assert.That(joined.Where(one => one.Done.IsFaulted).Select(one => one.Done.Exception!.InnerException!.Message), Is.EqualTo(new[] { "xbc", "xbc", "xbc", "yg", "yg" }));
    }

    [Test]
    public async Task The_failure_of_one_who_came_alone_leaves_nobody_waiting()
    {
        var coalescer = new Coalescer<string>(FailAt, 3, 1);
        var (alone, next) = (coalescer.Run("x"), coalescer.Run("a"));
        _release.SetResult();
        Assert.That(async () => await alone, Throws.InvalidOperationException);
        await next;
        await coalescer.Run("b");
        Assert.That(_runs, Is.EqualTo(new[] { "x", "a", "b" }));
    }

    [Test]
    public async Task Who_cannot_say_what_it_claims_fails_and_leaves_nobody_waiting()
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
    public async Task Who_was_alone_does_not_wait_until_the_next_are_under_way_and_they_do_not_go_in_its_name()
    {
        var name = new AsyncLocal<string?>();
        using var goOn = new ManualResetEventSlim();
        var coalescer = new Coalescer<string>(Run, 32, 1);
        name.Value = "of the first";
        var first = coalescer.Run("a");
        var second = coalescer.Run("b");
        _release.SetResult();
        await first;
        goOn.Set();
        await second;
        Assert.That(_runs, Is.EqualTo(new[] { "a of the first", "b " }));

        async Task Run(IReadOnlyList<string> items)
        {
            _runs.Enqueue($"{items[0]} {name.Value}");
            Assert.That(items[0] == "a" || goOn.Wait(TimeSpan.FromSeconds(10)), "the first goes on");
            await _release.Task;
        }
    }

    [Test]
    public async Task Of_many_that_come_from_everywhere_each_is_run_once_and_none_is_lost_though_runs_fail()
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
        Assert.That(runs.Where(run => run.Fails).SelectMany(run => run.Items), Is.Not.Empty.And.EquivalentTo(Enumerable.Range(0, 5_000).Where(item => failed[item])));

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

    /// <summary>Has each letter come while the first is under way, and waits for all.</summary>
    private async Task All(string letters, Coalescer<string> coalescer)
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

    private async Task FailAt(IReadOnlyList<string> items)
    {
        await Record(items);
        if (items[0] is "x" or "y")
        {
            throw new InvalidOperationException(string.Concat(items));
        }
    }

    private static void InterlockedMax(ref int highest, int now)
    {
        for (var seen = highest; now > seen; seen = highest)
        {
            Interlocked.CompareExchange(ref highest, now, seen);
        }
    }
}
