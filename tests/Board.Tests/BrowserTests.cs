namespace WorkOrders.Board.Tests;

/// <summary>The browser enforces the content policy, and <see cref="BoardPage.Reports"/> says what it blocked.</summary>
public sealed class BrowserTests
{
    [Test]
    public async Task The_content_policy_blocks_inline_scripts_and_the_page_reports_it()
    {
        await using var board = await BoardPage.New();
        await board.Open("/sign-in");
        await board.Page.RunAndWaitForConsoleMessageAsync(
            () => board.Page.EvaluateAsync("document.head.append(Object.assign(document.createElement('script'), { text: 'throw 1' }))"),
            new() { Predicate = message => message.Text.StartsWith("The content security policy", StringComparison.Ordinal) });
        Assert.That(board.Reports, Has.Some.Contains("The content security policy (script-src-elem) blocks inline"));
    }
}
