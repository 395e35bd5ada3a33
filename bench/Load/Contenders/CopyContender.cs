using System.Diagnostics;
using WorkOrders.Load.Database;

namespace WorkOrders.Load.Contenders;

/// <summary>A binary COPY of the orders created in another database into the same table, with its indexes and constraints.</summary>
internal sealed class CopyContender(BenchDatabase from, BenchDatabase to) : IContender
{
    private const string Created =
        "select * from jobs where not exists (select from bench.jobs b where b.tenant_id = jobs.tenant_id and b.id = jobs.id)";

    /// <inheritdoc/>
    public string Name => "COPY";

    /// <inheritdoc/>
    public BenchDatabase Database => to;

    /// <inheritdoc/>
    public RowCounts RowsPerRequest => new(1, 0, 0);

    /// <inheritdoc/>
    public bool IsTimed => false;

    /// <inheritdoc/>
    public async Task<Round> Run(int clients, TimeSpan duration, CancellationToken ct)
    {
        using var rows = new MemoryStream();
        await using (var source = await from.Connect())
        {
            await using var export = await source.BeginRawBinaryCopyAsync($"copy ({Created}) to stdout (format binary)", ct);
            await export.CopyToAsync(rows, ct);
        }
        await using var target = await to.Connect();
        var before = (await to.Count()).Orders;
        var watch = Stopwatch.StartNew();
        await using (var import = await target.BeginRawBinaryCopyAsync("copy jobs from stdin (format binary)", ct))
        {
            await import.WriteAsync(rows.GetBuffer().AsMemory(0, (int)rows.Length), ct);
        }
        var elapsed = watch.Elapsed.TotalSeconds;
        var orders = (await to.Count()).Orders - before;
        return new(orders, orders / elapsed);
    }
}
