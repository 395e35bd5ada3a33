using System.Globalization;
using WorkOrders.Integration.Tests.Lists.Filters;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>
/// Random filters on random rows return the rows for which the same filter is true in memory. <c>WORKORDERS_FILTERS</c> sets the number of
/// filters, and <c>WORKORDERS_FILTER_SEED</c> the first seed; a failure prints the seed and the filter.
/// </summary>
public sealed class FilterTests
{
    private const int Clients = 4;

    [Test]
    public async Task Random_filters_find_the_rows_for_which_they_are_true([Values("Jobs", "Project", "JobPlanning")] string path)
    {
        using var tenant = await TestTenant.Create();
        var rows = await SampleRows.Insert(tenant, seed: 1);
        var entity = path == "Jobs" ? "jobs" : path == "Project" ? "project" : "job_planning";
        var candidates = rows.All[entity];
        // Rows of the tenant that are not part of the sample.
        var others = (await tenant.Pages(ListClient.Url(path, ("$select", "id")))).SelectMany(page => page)
            .Except(candidates.Select(row => row.Id)).ToHashSet();
        var (first, count) = (Setting("WORKORDERS_FILTER_SEED", 1), Setting("WORKORDERS_FILTERS", 1500) / (path == "Jobs" ? 2 : 4));
        var failures = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var found = 0;
        await Parallel.ForEachAsync(Enumerable.Range(first, count), new ParallelOptions { MaxDegreeOfParallelism = Clients },
            async (seed, _) =>
            {
                var random = new Random(seed);
                var filter = new FilterGenerator(random, rows, entity).Condition(random.Next(4));
                var writer = new FilterWriter(random);
                var options = new List<(string, string)> { ("$filter", filter.Write(writer)), ("$select", "id") };
                options.AddRange(writer.Aliases.Select(alias => (alias.Key, alias.Value)));
                var answer = await tenant.Send(HttpMethod.Get, ListClient.Url(path, [.. options]), prefer: "maxpagesize=1000");
                if ((int)answer.Status != 200)
                {
                    failures.Enqueue($"seed {seed}: {string.Join(" & ", options)}\n  {answer.Status} {answer.Text}");
                    return;
                }
                var actual = answer.Ids().Except(others).Order().ToList();
                var expected = candidates.Where(row => filter.Evaluate(new Dictionary<string, SampleRow> { [""] = row }) is true)
                    .Select(row => row.Id).Order().ToList();
                Interlocked.Add(ref found, expected.Count > 0 && expected.Count < candidates.Count ? 1 : 0);
                if (!actual.SequenceEqual(expected))
                {
                    failures.Enqueue($"seed {seed}: {string.Join(" & ", options)}\n  missing {expected.Except(actual).Count()}, "
                        + $"too many {actual.Except(expected).Count()} of {expected.Count}");
                }
            });
        Assert.That(failures, Is.Empty, () => $"{failures.Count} of {count}:\n{string.Join('\n', failures.Take(25))}");
        Assert.That(found, Is.GreaterThan(count / 4), "Filters that are true for some rows only.");
    }

    private static int Setting(string variable, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : standard;
}
