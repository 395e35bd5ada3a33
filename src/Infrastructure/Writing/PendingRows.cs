using WorkOrders.Application.Contract;
using WorkOrders.Application.References;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>Adds the master data that a message inserts, changes or deletes to the unit of work.</summary>
internal sealed class PendingRows(UnitOfWork unitOfWork) : IPendingRows
{
    public void Add(Row row)
    {
        if (row.IsNew)
        {
            unitOfWork.Insert(new(row.Entity, row.Id, row.Key, row, () => row.Values)
            {
                Number = row.Entity.SequentialNumber is { } field ? number => field.Set(row.Values, number) : null,
            });
        }
        else
        {
            unitOfWork.Update(RowUpdate.Of(row));
        }
    }

    public void Remove(Row row) => unitOfWork.Delete(new(row.Entity, row.Id, row.As<EntityRecord>().RowVersion, row));
}
