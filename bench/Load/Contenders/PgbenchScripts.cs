using System.Text.RegularExpressions;
using WorkOrders.Ceiling;
using WorkOrders.Load.Database;

namespace WorkOrders.Load.Contenders;

/// <summary>The pgbench scripts: the statements of the ceiling, with parameters computed by pgbench and the database.</summary>
internal static partial class PgbenchScripts
{
    /// <summary>
    /// Returns the script that creates one order by code. Order numbers and ids are derived from the client's number and the variable n,
    /// which differs for each run.
    /// </summary>
    public static string Create(Guid tenant)
    {
        var start = $"('{SeedData.FirstFreeDay:s}Z'::timestamptz + :minute::integer * interval '1 minute')";
        string[] values =
        [
            $"'{tenant}'::uuid",
            "'EQ-' || (10000 + :project::integer)",
            "'REPAIR'",
            "'HIGH'",
            "'Suggested'",
            "'T' || (100 + :technician::integer)",
            "'GAS'",
            Id("01a30000"),
            ":number::integer",
            "'L-' || :number::integer",
            "'Boiler does not start'",
            "'Customer reports error E09 since Sunday night.'",
            "90",
            $"{start} - interval '2 days'", $"{start} + interval '3 days'", "'PO 88/1204'", "'2026-11-23 06:12:45.120Z'::timestamptz",
            "'Ring the caretaker half an hour before.'",
            "'Second visit this year.'",
            start,
            Id("01a30001"),
            "'0HNQ9IM47LRAH:' || :number::integer",
        ];
        return $"""
            \set n :n + 1
            \set number :n * 64 + :client_id
            \set project random(0, {SeedData.Projects - 1})
            \set technician random(0, {SeedData.Technicians - 1})
            \set minute random(0, {SeedData.MinutesAhead - 1})
            {Fill(CreateStatement.Sql, values)};
            """;
    }

    /// <summary>Returns the script that reads one random order by id.</summary>
    public static string Read(Guid tenant, int stored) => $"""
        \set order random(0, {stored - 1})
        {Fill(ReadStatement.Sql, [$"'{tenant}'::uuid", "('01970000-0000-7000-8000-' || lpad(to_hex(:order::bigint), 12, '0'))::uuid"])};
        """;

    // Ascending like a version 7 UUID, so that new rows are adjacent in the index.
    private static string Id(string prefix) => $"('{prefix}-0000-7000-8000-' || lpad(to_hex(:number::bigint), 12, '0'))::uuid";

    private static string Fill(string statement, string[] values) =>
        Parameter().Replace(
            statement, match => values[int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) - 1]);

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Parameter();
}
