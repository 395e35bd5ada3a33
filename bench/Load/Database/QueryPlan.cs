using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Load.Database;

/// <summary>The plan of a statement.</summary>
internal static partial class QueryPlan
{
    /// <summary>Returns the scans of a statement's plan, in the order of the plan, as a connection of the API plans it.</summary>
    public static async Task<string> Scans(BenchDatabase database, string statement)
    {
        await using var connection = new NpgsqlConnection(DatabaseConnection.Parse(database.ConnectionString, null).Application);
        var plan = await connection.QueryAsync<string>($"explain (costs off) {statement}");
        return string.Join(", ", plan.Select(line => Scan().Match(line)).Where(scan => scan.Success).Select(scan => scan.Value).Distinct());
    }

    [GeneratedRegex(@"\b[\w ]*Scan\b[\w ]*? (?:using|on) [^\s:]+(?: on \S+)?")]
    private static partial Regex Scan();
}
