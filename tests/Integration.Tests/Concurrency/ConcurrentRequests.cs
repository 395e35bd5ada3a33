using System.Net;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Sends requests concurrently and checks their responses.</summary>
internal static class ConcurrentRequests
{
    /// <summary>Sends requests concurrently from the thread pool.</summary>
    /// <param name="count">The number of requests.</param>
    /// <param name="send">Sends the request with a number, from 0.</param>
    public static Task<Answer[]> Send(int count, Func<int, Task<Answer>> send) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(number => Task.Run(() => send(number))));

    /// <summary>Asserts that every request created an order.</summary>
    public static void AssertCreated(this IEnumerable<Answer> answers) =>
        Assert.That(answers.Where(answer => answer.Status != HttpStatusCode.Created).Select(answer => answer.Text), Is.Empty);

    /// <summary>Shuffles items with a seed.</summary>
    public static T[] Shuffled<T>(this IEnumerable<T> items, int seed)
    {
        var shuffled = items.ToArray();
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }
}
