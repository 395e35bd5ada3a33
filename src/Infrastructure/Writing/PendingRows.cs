using WorkOrders.Application.References;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>Adds the master data that a message inserts or changes to the unit of work.</summary>
internal sealed class PendingRows(UnitOfWork unitOfWork) : IPendingRows
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
