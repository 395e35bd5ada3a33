using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>The table of transitions in docs/statuses.md is that of the product.</summary>
public sealed class StatusDocumentTests
{
    [Test]
    public void The_documented_transitions_are_those_of_the_product()
    {
        var documented =
            from line in RepositoryFiles.Read("docs/statuses.md").Split("| From | To | Condition |")[1].Split('\n')
                .Skip(2).TakeWhile(line => line.StartsWith('|'))
            let cells = line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()
            let earlier = cells[0].Split(", ")
            from status in earlier
            from later in cells[1].Split(", ").SelectMany(name => name == "each other" ? earlier : [name])
            where later != status
            select $"{status} to {later}{(cells[2].Length > 0 ? " if" : "")}";
        var actual =
            from status in SystemStatus.All
            from transition in status.Transitions
            select $"{status.Code} to {transition.To.Code}{(transition.Condition == StatusCondition.None ? "" : " if")}";
        Assert.That(documented, Is.EquivalentTo(actual));
    }

    [Test]
    public void The_documented_commands_are_those_of_the_product()
    {
        var documented = RepositoryFiles.Read("docs/statuses.md").Split("| Command | From | To | Also requires |")[1].Split('\n')
            .Skip(2).TakeWhile(line => line.StartsWith('|'));
        Assert.That(documented, Is.EqualTo(WorkOrderCommand.All.Select(command =>
            $"| {command.Name} | {string.Join(", ", command.From.Select(status => status.Code))} | {command.Target.Code} | "
                + (command.RequiresReason ? "a reason |" : command.IsReservedForLeader ? "the leader |" : "|"))));
    }
}
