namespace WorkOrders.Load.Pages;

/// <summary>How smoothly a page was drawn while something moved.</summary>
/// <param name="P95">The time between two frames that 95 % do not exceed, in milliseconds.</param>
/// <param name="LongTasks">The number of tasks that blocked the page for 50 ms or longer.</param>
internal sealed record Frames(double P95, double LongTasks);
