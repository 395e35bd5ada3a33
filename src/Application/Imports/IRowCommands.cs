using WorkOrders.Application.Contract;

namespace WorkOrders.Application.Imports;

/// <summary>Creates the commands that store the rows of files: those of single requests, so that imports follow the same rules.</summary>
public interface IRowCommands
{
    /// <summary>Returns whether it creates the commands for rows of an entity.</summary>
    bool Supports(Entity entity);

    /// <summary>Creates the command that stores a row.</summary>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="message">The row.</param>
    /// <param name="options">The options of the import.</param>
    RowCommand Create(Entity entity, EntityRecord message, ImportOptions options);
}
