using System.Net;
using WorkOrders.Load.Database;

namespace WorkOrders.Load.Http;

/// <summary>
/// Suggested orders with references by code (<c>erp-by-codes.json</c>), with random equipment, technician and start time.
/// </summary>
internal sealed class OrdersByCode : IRequestSource
{
    private readonly OrderTemplate _order;
    private readonly Memory<byte> _project;
    private readonly Memory<byte> _technician;

    public OrdersByCode(IPEndPoint server, string key)
    {
        var (project, technician) = (SeedData.Project(0), SeedData.Technician(0));
        _order = new(server, key, "erp-by-codes.json", ("project_reference_back_office", project), ("suggested_user_code", technician));
        (_project, _technician) = (_order.Request.Slot(project), _order.Request.Slot(technician));
    }

    /// <inheritdoc/>
    public int Expected => 201;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Next()
    {
        Change();
        return _order.Request.Bytes;
    }

    /// <summary>Returns the body of the next request.</summary>
    public ReadOnlyMemory<byte> NextBody()
    {
        Change();
        return _order.Request.Body;
    }

    private void Change()
    {
        OrderTemplate.Write(_project, SeedData.Project(Random.Shared.Next(SeedData.Projects)));
        OrderTemplate.Write(_technician, SeedData.Technician(Random.Shared.Next(SeedData.Technicians)));
        _order.Fill(ReferenceNumbers.Next(), SeedData.FirstFreeDay.AddMinutes(Random.Shared.Next(SeedData.MinutesAhead)));
    }
}
