using System.Text.RegularExpressions;
using WorkOrders.Ceiling;
using WorkOrders.Load.Database;

namespace WorkOrders.Load.Contenders;

/// <summary>What pgbench runs: the ceiling's own statements, their parameters filled in by pgbench and the database.</summary>
internal static partial class Scripts
{
    /// <summary>One thin order. Numbers and ids follow from the variable n, which each run begins elsewhere, and the client's number.</summary>
    public static string Create(Guid tenant)
    {
        var start = $"('{Stock.FirstFreeDay:s}Z'::timestamptz + :minute::integer * interval '1 minute')";
        string[] values =
        [
            $"'{tenant}'::uuid", "'EQ-' || (10000 + :project::integer)", "'REPAIR'", "'HIGH'", "'Suggested'", "'T' || (100 + :technician::integer)", "'GAS'",
            Id("01a30000"), ":number::integer", "'L-' || :number::integer", "'Boiler does not start'", "'Customer reports error E09 since Sunday night.'", "90",
            $"{start} - interval '2 days'", $"{start} + interval '3 days'", "'PO 88/1204'", "'2026-11-23 06:12:45.120Z'::timestamptz",
            "'Ring the caretaker half an hour before.'", "'Second visit this year.'", start, Id("01a30001"), "'0HNQ9IM47LRAH:' || :number::integer",
        ];
        return $"""
            \set n :n + 1
            \set number :n * 64 + :client_id
            \set project random(0, {Stock.Projects - 1})
            \set technician random(0, {Stock.Technicians - 1})
            \set minute random(0, {Stock.MinutesAhead - 1})
            {Fill(CreateStatement.Sql, values)};
            """;
    }

    /// <summary>One order by id, any of those stored.</summary>
    public static string Read(Guid tenant, int stored) => $"""
        \set order random(0, {stored - 1})
        {Fill(ReadStatement.Sql, [$"'{tenant}'::uuid", "('01970000-0000-7000-8000-' || lpad(to_hex(:order::bigint), 12, '0'))::uuid"])};
        """;

    // Like a UUID of version 7 it rises, so that new rows come to lie next to each other.
    private static string Id(string prefix) => $"('{prefix}-0000-7000-8000-' || lpad(to_hex(:number::bigint), 12, '0'))::uuid";

    private static string Fill(string statement, string[] values) =>
        Parameter().Replace(statement, match => values[int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) - 1]);

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Parameter();
}
