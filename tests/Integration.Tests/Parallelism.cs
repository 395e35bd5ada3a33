// Fixtures spend most of their time waiting, but each uses connections of the shared server.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]
