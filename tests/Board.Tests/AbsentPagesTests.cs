using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Api.Board;
using WorkOrders.Integration.Tests;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Board.Tests;

/// <summary>An API that was built without Node has no pages, and works otherwise.</summary>
public sealed class AbsentPagesTests
{
    private RunningApi _api = null!;

    [OneTimeSetUp]
    public async Task StartWithoutPages()
    {
        var missing = Path.Join(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString());
        _api = await RunningApi.Start(
            TestDatabase.OwnerConnectionString, builder => builder.Services.AddSingleton(BoardFiles.Read(missing)));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [TestCase("/board")]
    [TestCase("/board/week/2026-11-23")]
    [TestCase("/board/assets/main.js")]
    [TestCase("/sign-in")]
    public async Task The_address_of_a_page_names_the_command_that_builds_it(string path)
    {
        using var response = await _api.Send(HttpMethod.Get, path);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/plain; charset=utf-8"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("./build.sh run"));
    }

    [Test]
    public async Task The_root_redirects_to_the_API_reference()
    {
        using var response = await _api.Send(HttpMethod.Get, "/");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.RequestMessage?.RequestUri?.AbsolutePath, Is.EqualTo("/scalar/"));
    }
}
