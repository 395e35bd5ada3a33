using WorkOrders.Load.Pages;

namespace WorkOrders.Load.Scenarios;

/// <summary>The figures of a page, one of each round.</summary>
internal sealed class PageFigures
{
    /// <summary>From the answer with the entries until all bars are drawn, in milliseconds.</summary>
    public List<double> Painted { get; } = [];

    /// <summary>While a bar was dragged.</summary>
    public List<Frames> Dragged { get; } = [];

    /// <summary>While a bar was moved with the keyboard.</summary>
    public List<Frames> Placed { get; } = [];
}
