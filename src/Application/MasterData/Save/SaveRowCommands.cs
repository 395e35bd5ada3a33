using WorkOrders.Application.Contract;
using WorkOrders.Application.Imports;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.MasterData.Save;

/// <summary>Creates the commands that store the master data of a file.</summary>
public sealed class SaveRowCommands : IRowCommands
{
    /// <inheritdoc/>
    public bool Supports(Entity entity) => !entity.IsAggregate;

    /// <inheritdoc/>
    public RowCommand Create(Entity entity, EntityRecord message, ImportOptions options) =>
        RowCommand.Of<SaveRowCommand, SavedRow>(
            new(entity, message)
            {
                Mode = options.OnExisting == OnExisting.Update ? SaveMode.Merge : SaveMode.Create,
                OnMissing = options.OnMissing,
            },
            saved => new(saved.Row!.Id, saved.Result, Planned: 0));
}
