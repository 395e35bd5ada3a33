using System.Text.Json.Nodes;
using WorkOrders.Application.Contract;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Tenancy.Demo;

/// <summary>The contents of the demo tenant's week, which are relative to the date.</summary>
internal sealed record DemoPlan
{
    /// <summary>Master data that belongs to no technician and no site, by entity.</summary>
    public required JsonObject Rows { get; init; }

    /// <summary>The technicians.</summary>
    public required IReadOnlyList<DemoTechnician> Technicians { get; init; }

    /// <summary>The customers with their equipment.</summary>
    public required IReadOnlyList<DemoSite> Sites { get; init; }

    /// <summary>The orders.</summary>
    public required IReadOnlyList<DemoOrder> Orders { get; init; }

    /// <summary>Reads the plan.</summary>
    public static DemoPlan Read() => RowJson.Read<DemoPlan>(EmbeddedFiles.Read("Tenancy.Demo.DemoWeek.json"));

    /// <summary>Returns the master data and the orders; each row refers only to rows before it.</summary>
    /// <param name="calendar">The calendar of the week.</param>
    public IEnumerable<EntityRecord> ToRecords(DemoCalendar calendar)
    {
        var sites = Sites.ToDictionary(site => site.Number);
        return
        [
            .. from rows in Rows
               from row in rows.Value!.AsArray()
               select (EntityRecord)RowJson.Read(EntityModel.Contract[rows.Key], row!.ToJsonString()),
            .. Technicians.SelectMany(technician => technician.ToRecords(calendar)),
            .. Sites.SelectMany(site => site.ToRecords()),
            .. Orders.Select(order => order.ToJob(sites[order.Site], calendar)),
        ];
    }
}
