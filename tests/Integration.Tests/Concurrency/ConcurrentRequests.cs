using System.Net;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Many requests at once, and what is expected of all of them.</summary>
internal static class ConcurrentRequests
{
    /// <summary>Sends requests without waiting for each other, each from a thread of its own as far as there are any.</summary>
    /// <param name="count">How many.</param>
    /// <param name="send">Sends the request of a number, from 0.</param>
    public static Task<Answer[]> Send(int count, Func<int, Task<Answer>> send) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(number => Task.Run(() => send(number))));

    /// <summary>Demands that every one of them has created an order.</summary>
    public static void AssertCreated(this IEnumerable<Answer> answers) =>
        Assert.That(answers.Where(answer => answer.Status != HttpStatusCode.Created).Select(answer => answer.Text), Is.Empty);

    /// <summary>A list in another sequence for each number, the same for the same number.</summary>
    public static T[] Shuffled<T>(this IEnumerable<T> items, int number)
    {
        var shuffled = items.ToArray();
        new Random(number).Shuffle(shuffled);
        return shuffled;
    }
}
