using System.Text.Json;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Batches;

/// <summary>Creates the refusals of batches that cannot be read. No request of such a batch is processed.</summary>
internal static class MalformedBatch
{
    /// <summary>The maximum number of requests in a batch.</summary>
    public const int MaxRequests = 100;

    /// <summary>Creates the refusal of a batch as a whole.</summary>
    public static RefusedException Refuse(string message, string? pointer = null, string code = "malformed_batch", object? value = null) =>
        new([new(pointer, code, message, value) { Kind = ProblemKind.Malformed }], [], 1);

    /// <summary>Creates the refusal of a batch because of one request.</summary>
    /// <param name="position">The position of the request, from 1.</param>
    /// <param name="message">What is wrong, as a sentence.</param>
    /// <param name="member">The path of the value in the request, such as <c>headers</c> and <c>Host</c>.</param>
    public static RefusedException Refuse(int position, string message, params string[] member) =>
        Refuse($"Request {position} of the batch: {message}", PointerTo(position, member));

    /// <summary>Returns the pointer to a request of a batch, or to a value in it: that of the JSON format, also in multipart.</summary>
    /// <param name="position">The position of the request, from 1.</param>
    /// <param name="member">The path of the value.</param>
    public static string PointerTo(int position, params string[] member) =>
        $"/requests/{position - 1}{string.Concat(member.Select(name => $"/{JsonText.EscapePointer(name)}"))}";

    /// <summary>
    /// Refuses members that are neither known nor annotations, and those that are given more than once: a misspelled group would not be
    /// atomic, nor one that a second member removes.
    /// </summary>
    /// <param name="value">The object.</param>
    /// <param name="known">The names of the known members.</param>
    /// <param name="pointer">The pointer to the object.</param>
    /// <exception cref="RefusedException">There is such a member.</exception>
    public static void CheckMembers(JsonElement value, IReadOnlyCollection<string> known, string pointer)
    {
        var seen = new HashSet<string>();
        foreach (var name in value.EnumerateObject().Select(member => member.Name))
        {
            var quoted = Truncation.Truncate(name);
            var problem = !seen.Add(name) ? $"\"{quoted}\" is given more than once; send it once."
                : known.Contains(name) || name.Contains('@', StringComparison.Ordinal) ? null
                : $"There is no member \"{quoted}\" in a batch.{Suggestions.For(name, known, isComplete: true)}";
            if (problem is not null)
            {
                throw Refuse(problem, $"{pointer}/{JsonText.EscapePointer(quoted)}");
            }
        }
    }

    /// <summary>Creates the refusal of a batch with too many requests.</summary>
    /// <param name="count">The number of requests; null if the rest was not read.</param>
    public static RefusedException TooMany(int? count = null) => Refuse(
        $"A batch can contain at most {MaxRequests} requests; received {(count is null ? "more" : count)}. Send several batches.",
        code: "too_many_requests_in_batch");
}
