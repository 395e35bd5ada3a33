namespace WorkOrders.Load.Results;

/// <summary>The results as files for people: <c>bench/RESULTS.md</c> and its chart.</summary>
internal static class Report
{
    /// <summary>Writes both; returns where.</summary>
    public static string Write(Bench bench)
    {
        var directory = Path.Join(Repository(new DirectoryInfo(AppContext.BaseDirectory)), "bench");
        File.WriteAllText(Path.Join(directory, "results.svg"), Chart.Draw(bench.Results));
        var file = Path.Join(directory, "RESULTS.md");
        File.WriteAllText(file, Text(bench));
        return file;
    }

    private static string Text(Bench bench) => $"""
        # How fast it is

        Written by `./build.sh bench{(bench.Options.Many > Options.Usual.Many ? " --full" : "")}` on {DateTime.UtcNow:yyyy-MM-dd}. Ratios hold on other machines; rates move with the machine.

        | | |
        | --- | --- |
        {string.Join('\n', Machine.Describe(bench.Server.Version).Select(fact => $"| {fact.Name} | {fact.Value} |"))}

        ![Requests a second, and where the targets are](results.svg)

        {Table.Write(bench.Results)}

        ## How to read it
        - **WorkOrders** is the API as it is shipped, with the settings it has when nobody sets any: all rules, planning and the change feed are on.
        - **ceiling** is what somebody would write by hand for this one job: a minimal endpoint, generated JSON, one prepared statement an order that writes the same rows;
          no validation, no rules, no mediator, no mapper ([Ceiling](Ceiling)). It has the pool that proved best for it here. It does not coalesce requests.
        - **limit** is PostgreSQL alone: pgbench running the ceiling's statement, with no more than four connections a core.
        - They take turns, {bench.Options.Rounds} rounds of {bench.Options.Round.TotalSeconds:0.#} s each, warmed up before each turn; figures are medians, ± is how far the fastest and the slowest round are apart, halved.
          Before each turn the database is put back; after it, orders, planning entries and rows of the change feed are counted, and are as many as were acknowledged.
        - The yardsticks write to a database of their own, a copy of the API's: nobody gives the rows of its change feed their positions.
        - Clients wait for their answer before they send again, but in the row "whatever is answered": there requests come at a fixed rate, and a latency counts from when its request was due.
        - Clients, programs and PostgreSQL share the machine. CPU is what the process (for the database: all of PostgreSQL's) used for a request, and allocated what its runtime
          says it allocated for one. What the system does not tell is left empty.

        """;

    private static string Repository(DirectoryInfo directory) =>
        File.Exists(Path.Join(directory.FullName, "WorkOrders.sln")) ? directory.FullName : Repository(directory.Parent!);
}
