using System.Text.RegularExpressions;
using Dapper;

namespace WorkOrders.Load.Database;

/// <summary>Finds out which statement a request sends, by reading it from the log of the server.</summary>
/// <param name="server">The server.</param>
internal sealed partial class StatementLog(Server server)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Returns the last statement on a table that a request executes, with the values of its parameters as literals.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="request">Sends the request.</param>
    /// <param name="ct">Cancels the request.</param>
    /// <exception cref="BenchException">The log does not contain such a statement.</exception>
    public async Task<string> Capture(string table, Func<Task> request, CancellationToken ct)
    {
        await using var admin = await server.Connect("postgres");
        var start = new FileInfo(server.LogFile).Length;
        await admin.ExecuteAsync("alter system set log_min_duration_statement = 0");
        await admin.ExecuteAsync("select pg_reload_conf()");
        try
        {
            // The sessions of the API read the setting a moment later.
            using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
            end.CancelAfter(Timeout);
            while (!end.IsCancellationRequested)
            {
                await request();
                await Task.Delay(PollInterval, ct);
                if (Statements(await Read(start, ct)).LastOrDefault(sql => Regex.IsMatch(sql, $@"\b{table}\b")) is { } statement)
                {
                    return statement;
                }
            }
            throw new BenchException($"The log of PostgreSQL contains no statement on {table}.");
        }
        finally
        {
            await admin.ExecuteAsync("alter system reset log_min_duration_statement");
            await admin.ExecuteAsync("select pg_reload_conf()");
        }
    }

    private async Task<string> Read(long start, CancellationToken ct)
    {
        await using var file = new FileStream(server.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(start, SeekOrigin.Begin);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(ct);
    }

    /// <summary>Returns the executed statements of a log, in which the second and later lines of a message begin with a tab.</summary>
    private static IEnumerable<string> Statements(string log) =>
        from executed in Executed().Matches(log.Replace("\n\t", "\n", StringComparison.Ordinal))
        let values = Value().Matches(executed.Groups["values"].Value)
            .ToDictionary(value => value.Groups[1].Value, value => value.Groups[2].Value)
        select Parameter().Replace(executed.Groups["sql"].Value, parameter => values[parameter.Value]);

    [GeneratedRegex(
        @"^\d{4}-\S+ [^\n]*? LOG:  duration: [^\n]*? execute [^:\n]*: (?<sql>.*?)\n"
        + @"(?:\d{4}-\S+ [^\n]*? DETAIL:  parameters: (?<values>.*?)\n)?(?=\d{4}-|\z)",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Executed();

    [GeneratedRegex(@"(\$\d+) = (NULL|'(?:[^']|'')*')")]
    private static partial Regex Value();

    [GeneratedRegex(@"\$\d+")]
    private static partial Regex Parameter();
}
