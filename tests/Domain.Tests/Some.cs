using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Domain.Tests;

/// <summary>Requests for tests: each keeps every rule until the test changes it with <c>with</c>.</summary>
internal static class Some
{
    /// <summary>When everything happens, unless a test says otherwise.</summary>
    public static readonly DateTimeOffset Now = new(2026, 12, 1, 8, 30, 0, TimeSpan.Zero);

    /// <summary>An open order on a fixed site.</summary>
    public static NewWorkOrder Order() => new()
    {
        Id = Guid.CreateVersion7(),
        Details = new() { Name = "Boiler does not start" },
        Status = In(SystemStatus.Open),
        Site = new(Guid.CreateVersion7(), IsMobile: false, Guid.CreateVersion7(), [Guid.CreateVersion7(), Guid.CreateVersion7()]),
    };

    /// <summary>An order on a mobile installation, with the address it needs.</summary>
    public static NewWorkOrder MobileOrder() => Order() with
    {
        Site = new(Guid.CreateVersion7(), IsMobile: true, Guid.CreateVersion7(), []),
        Address = new() { Street = "Kaai", Zip = "9000", City = "Gent" },
    };

    /// <summary>An order suggested on a technician who leads nobody.</summary>
    public static NewWorkOrder SuggestedOrder() => Order() with
    {
        Status = In(SystemStatus.Suggested),
        Technician = Technician(),
        SuggestedStart = Now.AddDays(1),
    };

    /// <summary>A technician who can be planned, with a team.</summary>
    public static Technician Technician(params Guid[] team) => new(Guid.CreateVersion7(), Archived: false, Disabled: false, team);

    /// <summary>The rows that an order refers to.</summary>
    public static WorkOrderLinks Links(params (string Reference, Guid Id)[] links) => new(links.ToDictionary(link => link.Reference, link => link.Id));

    /// <summary>A system status as the status of an order.</summary>
    public static Status In(SystemStatus system) => new(system.Id, system);
}
