using WorkOrders.Load.Database;

namespace WorkOrders.Load.Contenders;

/// <summary>Lets contenders take turns, so that whatever the machine does besides is shared out among them.</summary>
/// <param name="bench">Says how often and how long.</param>
/// <param name="what">What is measured.</param>
/// <param name="clients">How many clients each contender has.</param>
internal sealed class Contest(Bench bench, string what, int clients)
{
    /// <summary>How long a turn is measured.</summary>
    public TimeSpan Duration { get; init; } = bench.Options.Round;

    /// <summary>Whether a turn works for a while before it is measured.</summary>
    public bool WarmsUp { get; init; } = bench.Options.WarmUp > TimeSpan.Zero;

    /// <summary>Runs all rounds, each begun by another: A B C B C A C A B …</summary>
    public async Task<IReadOnlyList<Measured>> Run(params IReadOnlyList<IContender> contenders)
    {
        var measured = contenders.Select(contender => new Measured(contender.Name, [])).ToList();
        for (var round = 1; round <= bench.Options.Rounds; round++)
        {
            for (var place = 0; place < contenders.Count; place++)
            {
                var next = (round - 1 + place) % contenders.Count;
                var (contender, turn) = (contenders[next], await Turn(contenders[next]));
                measured[next].Rounds.Add(turn);
                Bench.Tell($"{what}, round {round} of {bench.Options.Rounds}: {contender.Name} {turn.Rate:N0}/s{(turn.P99 is { } p99 ? $", p99 {p99.TotalMilliseconds:0.0} ms" : "")}");
            }
        }
        return measured;
    }

    /// <summary>One turn. When it creates orders, it begins with the database as it was at first, and ends with the count of what is stored.</summary>
    /// <exception cref="BenchException">Something else is stored than was acknowledged.</exception>
    public async Task<Round> Turn(IContender contender)
    {
        if (contender.Leaves == Stored.Nothing)
        {
            return (await Work(contender)).Turn;
        }
        await contender.Database.Restore();
        var before = await contender.Database.Count();
        var (requests, turn) = await Work(contender);
        var (stored, acknowledged) = ((await contender.Database.Count()).Since(before), contender.Leaves.Times(requests));
        return stored == acknowledged
            ? turn
            : throw new BenchException($"{what}: {contender.Name} acknowledged {acknowledged}, but stored is {stored}.");
    }

    private async Task<(long Requests, Round Turn)> Work(IContender contender)
    {
        var warm = WarmsUp && contender.WorksByTheClock ? await contender.Run(clients, bench.Options.WarmUp, bench.Stopping) : null;
        var turn = await contender.Run(clients, Duration, bench.Stopping);
        return (turn.Requests + (warm?.Requests ?? 0), turn);
    }
}
