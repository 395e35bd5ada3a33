using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using WorkOrders.Load.Database;
using WorkOrders.Load.Http;

namespace WorkOrders.Load.Contenders;

/// <summary>The "limit" of the benchmark: pgbench running one prepared statement as fast as the database allows.</summary>
/// <param name="server">The PostgreSQL server.</param>
/// <param name="database">The database used.</param>
/// <param name="script">The script of one transaction.</param>
/// <param name="rowsPerTransaction">The rows that one transaction stores.</param>
internal sealed partial class Pgbench(Server server, BenchDatabase database, string script, RowCounts rowsPerTransaction) : IContender
{
    private const int NumbersPerRun = 100_000;

    // Of each client.
    private const int TransactionsOfShortRun = 20;

    // More connections than this only reduce the throughput.
    private static readonly int MaxConnections = Math.Min(4 * Environment.ProcessorCount, 32);

    private int _numbers = 1_000_000;

    /// <inheritdoc/>
    public string Name => $"limit ({MaxConnections} connections max)";

    /// <inheritdoc/>
    public BenchDatabase Database => database;

    /// <inheritdoc/>
    public RowCounts RowsPerRequest => rowsPerTransaction;

    /// <inheritdoc/>
    public async Task<Round> Run(int clients, TimeSpan duration, CancellationToken ct)
    {
        clients = Math.Min(clients, MaxConnections);
        var directory = Directory.CreateDirectory(Path.Join(server.Scratch, $"pgbench-{Guid.NewGuid():N}")).FullName;
        try
        {
            var file = Path.Join(directory, "script.sql");
            await File.WriteAllTextAsync(file, script, ct);
            var before = server.Processes.Cpu();
            var printed = await Execute(
            [
                "--no-vacuum",
                "--protocol=prepared",
                $"--client={clients}",
                $"--jobs={Math.Min(clients, 2)}",
                Length(duration),
                $"--file={file}", "--log", $"--log-prefix={directory}/log", $"--define=n={_numbers += NumbersPerRun}",
            ], ct);
            var after = server.Processes.Cpu();
            var recorder = new LatencyRecorder();
            foreach (var line in Directory.EnumerateFiles(directory, "log.*").SelectMany(File.ReadLines))
            {
                // The columns are client, transaction, latency in microseconds, and others.
                recorder.Record(TimeSpan.FromMicroseconds(long.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture)));
            }
            var rate = double.Parse(RatePrinted().Match(printed).Groups[1].Value, CultureInfo.InvariantCulture);
            return new(recorder.Requests, rate)
            {
                P50 = recorder.Percentile(50),
                P99 = recorder.Percentile(99),
                DatabaseCpu = (after - before) / recorder.Requests,
            };
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>
    /// Returns the option for the length of a run. pgbench measures whole seconds, so a shorter run has a fixed number of transactions.
    /// </summary>
    private static string Length(TimeSpan duration) => duration < TimeSpan.FromSeconds(1)
        ? $"--transactions={TransactionsOfShortRun}"
        : $"--time={Math.Round(duration.TotalSeconds)}";

    private async Task<string> Execute(string[] arguments, CancellationToken ct)
    {
        var where = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var start = new ProcessStartInfo(server.Pgbench, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        (
            start.Environment["PGHOST"],
            start.Environment["PGPORT"],
            start.Environment["PGDATABASE"]) = (where.Host, $"{where.Port}", where.Database);
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
