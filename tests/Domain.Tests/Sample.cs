using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Domain.Tests;

/// <summary>Valid creation requests; a test changes one with <c>with</c>.</summary>
internal static class Sample
{
    /// <summary>The current time in every test that does not set its own.</summary>
    public static readonly DateTimeOffset Now = new(2026, 12, 1, 8, 30, 0, TimeSpan.Zero);

    /// <summary>Returns an open order on a fixed site.</summary>
    public static NewWorkOrder Order() => new()
    {
        Id = Guid.CreateVersion7(),
        Details = new() { Name = "Boiler does not start" },
        Status = StatusOf(SystemStatus.Open),
        Site = new(Guid.CreateVersion7(), IsMobile: false, Guid.CreateVersion7(), [Guid.CreateVersion7(), Guid.CreateVersion7()]),
    };

    /// <summary>Returns an order on a mobile installation, with the required address.</summary>
    public static NewWorkOrder MobileOrder() => Order() with
    {
        Site = new(Guid.CreateVersion7(), IsMobile: true, Guid.CreateVersion7(), []),
        Address = new() { Street = "Kaai", Zip = "9000", City = "Gent" },
    };

    /// <summary>Returns an order suggested for a technician without a team.</summary>
    public static NewWorkOrder SuggestedOrder() => Order() with
    {
        Status = StatusOf(SystemStatus.Suggested),
        Technician = Technician(),
        SuggestedStart = Now.AddDays(1),
    };

    /// <summary>Returns an active technician with the given team.</summary>
    public static Technician Technician(params Guid[] team) => new(Guid.CreateVersion7(), Archived: false, Disabled: false, team);

    /// <summary>Returns the references of an order to other rows.</summary>
    public static WorkOrderLinks Links(params (string Reference, Guid Id)[] links) =>
        new(links.ToDictionary(link => link.Reference, link => link.Id));

    /// <summary>Returns a status that maps to a system status.</summary>
    public static Status StatusOf(SystemStatus system) => new(system.Id, system);
}
