namespace WorkOrders.Board.Tests;

/// <summary>
/// Names the commands of <c>src/Board/src/commands/table.ts</c> that a test gives, each by mouse and by keyboard: its parameter
/// <see cref="By"/> has both values. <see cref="CommandTableTests"/> finds commands without a test.
/// </summary>
/// <param name="ids">The ids of the commands.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CommandsAttribute(params string[] ids) : Attribute
{
    /// <summary>The ids of the commands.</summary>
    public IReadOnlyList<string> Ids => ids;
}
