// Fixtures wait more than they compute, and each holds connections of the one server.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]
