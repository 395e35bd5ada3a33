using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Database;

namespace WorkOrders.Infrastructure.MasterData;

/// <summary>Hands the master data that a message inserts or changes to the unit of work.</summary>
internal sealed class PlannedRows(DbSession session) : IPlannedRows
{
    public void Add(Row row)
    {
        if (row.IsNew)
        {
            session.Insert(new(row.Entity, row.Id, row.Key, row, () => row.Values));
        }
        else
        {
            session.Update(row);
        }
    }
}
