namespace WorkOrders.Load.Scenarios;

/// <summary>An independent measurement.</summary>
internal interface IScenario
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>Runs the measurement and adds its rows to the results.</summary>
    Task Run(Bench bench);
}
