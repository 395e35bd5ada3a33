using System.Text.RegularExpressions;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Masks the values in a response that the server generates, so that responses can be compared.</summary>
internal static partial class AnswerMasking
{
    /// <summary>Returns the body without generated ids, order numbers, timestamps, trace ids and the server's address.</summary>
    public static string Masked(this Answer answer) => ServerValues().Replace(answer.Text, "generated");

    [GeneratedRegex("""
        01[0-9a-f]{6}(-[0-9a-f]{4}){3}-[0-9a-f]{12}
        |(?<="id2":)[0-9]+
        |(?<="(date_create|date_update|date_status|modified_dateutc|traceId)":")[^"]+
        |127\.0\.0\.1:[0-9]+
        |(?<="code":"master_data_changed",)"message":.*?(?=\}(,\{"pointer"|\]))
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ServerValues();
}
