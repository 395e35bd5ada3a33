using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Api.Hosting;
using WorkOrders.Application.Database;
using WorkOrders.Integration.Tests.Embedded;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>The day of a dispatcher in docs/planning.md is true, and its picture shows the board at the end of the day.</summary>
public sealed class DispatcherDayTests
{
    private const string Picture = "docs/pictures/week.svg";

    [Test]
    public async Task Every_command_returns_the_response_shown_and_the_picture_shows_the_result()
    {
        using var data = new TemporaryCluster();
        await using var api = WorkOrdersApi.Build(["--urls", "http://127.0.0.1:0", "--ConnectionStrings:WorkOrders", "",
            "--Embedded:DataDirectory", data.Directory, "--Logging:LogLevel:Default", "Warning"]);
        await api.StartAsync();
        await api.Services.GetRequiredService<IDatabaseState>().Started.WaitAsync(TestApi.StartTimeout);

        Assert.That(await CurlExamples.Check("docs/planning.md", api), Is.EqualTo(10));

        var board = await CurlExamples.Run(
            $"curl -s -u api:demo@demo '{api.Urls.Single()}/api/Planning?from=2031-03-03&to=2031-03-08&users=T02,T06,T07'");
        var drawn = new WeekPicture(JsonNode.Parse(board)!).Draw();
        var copy = Path.Join(TestContext.CurrentContext.WorkDirectory, "week.svg");
        await File.WriteAllTextAsync(copy, drawn);
        Assert.That(RepositoryFiles.Read(Picture), Is.EqualTo(drawn), $"{Picture} shows another board; {copy} is the right picture.");
        await api.StopAsync();
    }
}
