using System.Reflection;
using System.Text.RegularExpressions;
using WorkOrders.Integration.Tests.Documentation;

namespace WorkOrders.Board.Tests;

/// <summary>No command of the board is without a test.</summary>
public sealed partial class CommandTableTests
{
    [Test]
    public void Every_command_is_tested_by_mouse_and_by_keyboard()
    {
        var table = Command().Matches(RepositoryFiles.Read("src/Board/src/commands/table.ts")).Select(match => match.Groups["id"].Value);
        var tests = typeof(CommandTableTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<CommandsAttribute>() is not null).ToList();
        Assert.That(tests.Where(test => !test.GetParameters().Any(IsBoth)).Select(test => test.Name), Is.Empty);
        Assert.That(tests.SelectMany(test => test.GetCustomAttribute<CommandsAttribute>()!.Ids).Distinct(), Is.EquivalentTo(table));
    }

    private static bool IsBoth(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(By) && parameter.GetCustomAttribute<ValuesAttribute>() is { } values
            && values.GetType() == typeof(ValuesAttribute);

    [GeneratedRegex(@"\b(read|write)\(\s*'(?<id>\w+)',\s*\[")]
    private static partial Regex Command();
}
