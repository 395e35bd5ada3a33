namespace WorkOrders.Load.Scenarios;

/// <summary>Something that is measured, independent of all else that is.</summary>
internal interface IScenario
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>Measures it and adds its rows to the results.</summary>
    Task Run(Bench bench);
}
