using WorkOrders.Application.References;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>Hands the master data that a message inserts or changes to the unit of work.</summary>
internal sealed class PlannedRows(UnitOfWork unitOfWork) : IPlannedRows
{
    public void Add(Row row)
    {
        if (row.IsNew)
        {
            unitOfWork.Insert(new(row.Entity, row.Id, row.Key, row, () => row.Values));
        }
        else
        {
            unitOfWork.Update(RowUpdate.Of(row));
        }
    }
}
