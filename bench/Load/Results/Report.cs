namespace WorkOrders.Load.Results;

/// <summary>The results as files for people: <c>RESULTS.md</c> and its chart.</summary>
internal static class Report
{
    /// <summary>Writes both into a directory; returns where.</summary>
    public static string Write(Bench bench, string directory)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Join(directory, "results.svg"), Chart.Draw(bench.Results));
        var file = Path.Join(directory, "RESULTS.md");
        File.WriteAllText(file, Text(bench));
        return file;
    }

    private static string Text(Bench bench) => $"""
        # How fast it is

        Written by `./build.sh bench` on {DateTime.UtcNow:yyyy-MM-dd}. Ratios hold on other machines; rates move with the machine.

        | | |
        | --- | --- |
        {string.Join('\n', Circumstances.Of(bench).Select(fact => $"| {fact.Name} | {fact.Value} |"))}

        ![Requests a second, and where the targets are](results.svg)

        {Table.Write(bench.Results)}

        ## Who is compared
        - **WorkOrders** is the API as it is shipped: all rules, planning and the change feed are on. Requests that come at the same time share round trips to the database, those that create and those that read.
        - **ceiling** is what somebody would write by hand for this one job: a minimal endpoint, generated JSON, one prepared statement an order; no validation, no rules, no mediator, no mapper ([Ceiling](Ceiling)).
          It has the pool that proved best for it here, tried for 32 and for 128 clients. It does not let requests share anything.
        - **limit** is PostgreSQL alone: pgbench running the ceiling's statement. However many clients a row is about, it has no more connections than it says, four a core: more make it slower.
        - **COPY** is a bare binary COPY of the imported orders into the same table, its indexes and constraints on; of nothing else, and nothing is looked up.
        - The rows that ceiling and API write are the same: before anything is measured one order is given to both, and order, planning entry and changes are compared column by column.
        - What only the API does: it looks whether the order exists already (the yardsticks leave that to the unique constraint), and for what the suggestion overlaps, of which its answer warns; and it gives the changes their positions in the feed.
          The yardsticks, on a database of their own, do none of it, and are the faster for it. While they have their turn the API has nothing to do, but for asking ten times a second whether there are changes.

        ## How to read it
        - **rate**, and every other figure, is the median of the rounds; **±** is how far the fastest and the slowest round are apart, halved. In each round everybody has a turn{(bench.Options.WarmUp > TimeSpan.Zero ? ", warmed up before" : "")}, and each round is begun by another.
        - **reached** is a ratio where its unit begins with ×: it is taken round by round, and is the median of that. So it need not be the ratio of the rates that stand beside it.
        - Before each turn the database is put back; after it, orders, planning entries and changes are counted, and are as many as were acknowledged.
        - **in feed** is how many changes got their positions while it was measured, as a part of those written meanwhile: at 100 % the feed keeps up. Those of an import are written at its end, and get theirs after it.
        - Clients wait for their answer before they send again, but in the row "whatever is answered": there requests come at a fixed rate, and a latency counts from when its request was due.
        - Clients, programs and PostgreSQL share the machine. **CPU** is what the process (for the database: all of PostgreSQL's) used for a request, and **allocated** what its runtime says it allocated for one. What the system does not tell is left empty.
        - **memory** is the resident set, looked at a hundred times. Whether it grows: the median of the last quarter of the time against that of the second; in the first it is still getting going.

        """;
}
