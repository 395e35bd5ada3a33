using System.Net;
using WorkOrders.Load.Database;

namespace WorkOrders.Load.Http;

/// <summary>The main job: thin orders by codes (<c>erp-by-codes.json</c>), suggested, each for any equipment, any technician and any time of the coming year.</summary>
internal sealed class ThinOrders : IRequests
{
    private readonly NewOrder _order;
    private readonly Memory<byte> _project;
    private readonly Memory<byte> _technician;

    public ThinOrders(IPEndPoint server, string key)
    {
        var (project, technician) = (Stock.Project(0), Stock.Technician(0));
        _order = new(server, key, "erp-by-codes.json", ("project_reference_back_office", project), ("suggested_user_code", technician));
        (_project, _technician) = (_order.Request.Place(project), _order.Request.Place(technician));
    }

    /// <inheritdoc/>
    public int Expected => 201;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Next()
    {
        Change();
        return _order.Request.Bytes;
    }

    /// <summary>The body of the next request alone.</summary>
    public ReadOnlyMemory<byte> NextBody()
    {
        Change();
        return _order.Request.Body;
    }

    private void Change()
    {
        NewOrder.Write(_project, Stock.Project(Random.Shared.Next(Stock.Projects)));
        NewOrder.Write(_technician, Stock.Technician(Random.Shared.Next(Stock.Technicians)));
        _order.Become(References.Next(), Stock.FirstFreeDay.AddMinutes(Random.Shared.Next(Stock.MinutesAhead)));
    }
}
