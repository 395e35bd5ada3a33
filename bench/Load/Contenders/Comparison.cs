using WorkOrders.Load.Database;

namespace WorkOrders.Load.Contenders;

/// <summary>Runs contenders alternately, so that other activity on the machine affects them equally.</summary>
/// <param name="bench">The bench, with the number and length of rounds.</param>
/// <param name="what">The name of the benchmark.</param>
/// <param name="clients">The number of clients of each contender.</param>
internal sealed class Comparison(Bench bench, string what, int clients)
{
    /// <summary>The measured time of each run.</summary>
    public TimeSpan Duration { get; init; } = bench.Options.Round;

    /// <summary>Whether each run has a warm-up.</summary>
    public bool HasWarmUp { get; init; } = bench.Options.WarmUp > TimeSpan.Zero;

    /// <summary>Runs all rounds, each starting with another contender: A B C, B C A, C A B, …</summary>
    public async Task<IReadOnlyList<Measurement>> Run(params IReadOnlyList<IContender> contenders)
    {
        var measured = contenders.Select(contender => new Measurement(contender.Name, [])).ToList();
        for (var round = 1; round <= bench.Options.Rounds; round++)
        {
            for (var index = 0; index < contenders.Count; index++)
            {
                var next = (round - 1 + index) % contenders.Count;
                var (contender, turn) = (contenders[next], await Turn(contenders[next]));
                measured[next].Rounds.Add(turn);
                var latency = turn.P99 is { } p99 ? $", p99 {p99.TotalMilliseconds:0.0} ms" : "";
                Bench.Log($"{what}, round {round} of {bench.Options.Rounds}: {contender.Name} {turn.Rate:N0}/s{latency}");
            }
        }
        return measured;
    }

    /// <summary>
    /// Runs a contender once. If it creates orders, the database is restored before the run and the stored rows are counted after it.
    /// </summary>
    /// <exception cref="BenchException">The stored rows do not match the acknowledged orders.</exception>
    public async Task<Round> Turn(IContender contender)
    {
        if (contender.RowsPerRequest == RowCounts.Nothing)
        {
            return (await Work(contender)).Turn;
        }
        await contender.Database.Restore();
        var before = await contender.Database.Count();
        var (requests, turn) = await Work(contender);
        var (stored, acknowledged) = ((await contender.Database.Count()).Since(before), contender.RowsPerRequest.Times(requests));
        return stored == acknowledged
            ? turn
            : throw new BenchException($"{what}: {contender.Name} acknowledged {acknowledged}, but {stored} is stored.");
    }

    private async Task<(long Requests, Round Turn)> Work(IContender contender)
    {
        var warmUp = HasWarmUp && contender.IsTimed ? await contender.Run(clients, bench.Options.WarmUp, bench.Stopping) : null;
        var turn = await contender.Run(clients, Duration, bench.Stopping);
        return (turn.Requests + (warmUp?.Requests ?? 0), turn);
    }
}
