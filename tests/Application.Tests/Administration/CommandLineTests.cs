using WorkOrders.Api.Administration;

namespace WorkOrders.Application.Tests.Administration;

public sealed class CommandLineTests
{
    [TestCase(false)]
    [TestCase(false, "--urls", "http://127.0.0.1:0")]
    [TestCase(false, "/urls", "http://127.0.0.1:0")]
    [TestCase(false, "urls=http://127.0.0.1:0")]
    [TestCase(true, "tenant", "list")]
    [TestCase(true, "tenat", "list")]
    [TestCase(true, "--help")]
    public void Options_start_the_API_and_words_are_commands(bool command, params string[] arguments) =>
        Assert.That(CommandLine.IsMeant(arguments), Is.EqualTo(command));
}
