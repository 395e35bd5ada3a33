using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using WorkOrders.Load.Database;
using WorkOrders.Load.Http;

namespace WorkOrders.Load.Contenders;

/// <summary>The yardstick "limit": pgbench running one prepared statement, as fast as the database alone can.</summary>
/// <param name="server">The PostgreSQL.</param>
/// <param name="database">The database it works on.</param>
/// <param name="script">What one transaction is.</param>
/// <param name="leaves">What one transaction leaves behind.</param>
internal sealed partial class Pgbench(Server server, BenchDatabase database, string script, Stored leaves) : IContender
{
    private const int NumbersOfOneRun = 100_000;

    // However many clients there are: beyond what the machine can do at once they only stand in each other's way.
    private static readonly int MostConnections = Math.Min(4 * Environment.ProcessorCount, 32);

    private int _numbers = 1_000_000;

    /// <inheritdoc/>
    public string Name => $"limit (at most {MostConnections} connections)";

    /// <inheritdoc/>
    public BenchDatabase Database => database;

    /// <inheritdoc/>
    public Stored Leaves => leaves;

    /// <inheritdoc/>
    public async Task<Round> Run(int clients, TimeSpan duration, CancellationToken ct)
    {
        clients = Math.Min(clients, MostConnections);
        var place = Directory.CreateDirectory(Path.Join(server.Scratch, $"pgbench-{Guid.NewGuid():N}")).FullName;
        try
        {
            var file = Path.Join(place, "script.sql");
            await File.WriteAllTextAsync(file, script, ct);
            var before = server.Processes.Cpu();
            var printed = await Execute(
            [
                "--no-vacuum", "--protocol=prepared", $"--client={clients}", $"--jobs={Math.Min(clients, 2)}", $"--time={Math.Max(1, Math.Round(duration.TotalSeconds))}",
                $"--file={file}", "--log", $"--log-prefix={place}/log", $"--define=n={_numbers += NumbersOfOneRun}",
            ], ct);
            var after = server.Processes.Cpu();
            var tally = new Tally();
            foreach (var line in Directory.EnumerateFiles(place, "log.*").SelectMany(File.ReadLines))
            {
                // Client, transaction, latency in microseconds, …
                tally.Record(TimeSpan.FromMicroseconds(long.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture)));
            }
            var rate = double.Parse(RatePrinted().Match(printed).Groups[1].Value, CultureInfo.InvariantCulture);
            return new(tally.Requests, rate)
            {
                P50 = tally.Percentile(50),
                P99 = tally.Percentile(99),
                DatabaseCpu = (after - before) / tally.Requests,
            };
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private async Task<string> Execute(string[] arguments, CancellationToken ct)
    {
        var where = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var start = new ProcessStartInfo(server.Pgbench, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["PGHOST"], start.Environment["PGPORT"], start.Environment["PGDATABASE"]) = (where.Host, $"{where.Port}", where.Database);
        (start.Environment["PGUSER"], start.Environment["PGPASSWORD"]) = (where.Username, where.Password);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
        return process.ExitCode == 0 ? await output : throw new BenchException($"pgbench failed: {await errors}");
    }

    [GeneratedRegex(@"tps = ([\d.]+) \(without")]
    private static partial Regex RatePrinted();
}
