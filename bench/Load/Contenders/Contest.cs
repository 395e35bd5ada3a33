namespace WorkOrders.Load.Contenders;

/// <summary>Lets contenders take turns, so that whatever the machine does besides is shared out among them.</summary>
internal static class Contest
{
    /// <summary>Runs programs that have just been started until their code is compiled.</summary>
    public static async Task WarmUp(IEnumerable<IContender> contenders, int clients, Bench bench)
    {
        foreach (var contender in contenders)
        {
            Console.WriteLine($"{contender.Name} warms up for {bench.Options.FirstWarmUp.TotalSeconds:0.#} s");
            await contender.Run(clients, bench.Options.FirstWarmUp, bench.Stopping);
        }
    }

    /// <summary>Runs all rounds: A B C A B C … Before each turn of a contender that writes, its database is put back.</summary>
    /// <param name="what">What is measured, for the progress.</param>
    /// <param name="clients">How many clients each has.</param>
    /// <param name="creates">Whether a request creates an order: then afterwards there must be as many more as were acknowledged.</param>
    /// <param name="bench">Says how often and how long.</param>
    /// <param name="contenders">Who takes part.</param>
    public static async Task<IReadOnlyList<Measured>> Run(string what, int clients, bool creates, Bench bench, IReadOnlyList<IContender> contenders)
    {
        var rounds = contenders.ToDictionary(contender => contender, _ => new List<Round>());
        for (var round = 1; round <= bench.Options.Rounds; round++)
        {
            foreach (var contender in contenders)
            {
                var measured = creates ? await Creating(contender, clients, bench) : await Turn(contender, clients, bench);
                rounds[contender].Add(measured);
                Console.WriteLine($"{what}, round {round} of {bench.Options.Rounds}: {contender.Name} {measured.Rate:N0}/s, p99 {measured.P99.TotalMilliseconds:0.0} ms");
            }
        }
        return [.. contenders.Select(contender => new Measured(contender.Name, rounds[contender]))];
    }

    private static async Task<Round> Creating(IContender contender, int clients, Bench bench)
    {
        await contender.Database.Restore();
        var before = await contender.Database.Orders();
        var warm = await contender.Run(clients, bench.Options.WarmUp, bench.Stopping);
        var measured = await contender.Run(clients, bench.Options.Round, bench.Stopping);
        var (created, acknowledged) = (await contender.Database.Orders() - before, warm.Requests + measured.Requests);
        return created == acknowledged
            ? measured
            : throw new BenchException($"{contender.Name} acknowledged {acknowledged} orders, but {created} were created.");
    }

    private static async Task<Round> Turn(IContender contender, int clients, Bench bench)
    {
        await contender.Run(clients, bench.Options.WarmUp, bench.Stopping);
        return await contender.Run(clients, bench.Options.Round, bench.Stopping);
    }
}
