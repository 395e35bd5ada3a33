using System.Text.RegularExpressions;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>What differs from one answer to another that says the same: what a server gives.</summary>
internal static partial class AnswerMasking
{
    /// <summary>A body without ids of new rows and of requests, running numbers, times of writing, and the server's own address.</summary>
    public static string Masked(this Answer answer) => ServerValues().Replace(answer.Text, "given");

    [GeneratedRegex("""01[0-9a-f]{6}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<="id2":)[0-9]+|(?<="(date_create|date_update|modified_dateutc|traceId)":")[^"]+|127\.0\.0\.1:[0-9]+""")]
    private static partial Regex ServerValues();
}
