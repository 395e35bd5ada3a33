using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>The behavior of embedded mode, with a data source that only reports that it is embedded.</summary>
public sealed class EmbeddedModeTests
{
    [Test]
    public async Task The_demo_tenant_signs_in_with_its_public_password()
    {
        await using var database = await TemporaryDatabase.Create();
        for (var start = 0; start < 2; start++)
        {
            await using var api = await RunningApi.StartReady(database, builder => UseEmbeddedMode(builder, database.ConnectionString));
            using var response = await api.GetCaller("api:demo@demo");
            Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("api@demo UTC"));
        }
    }

    [Test]
    public async Task Outside_embedded_mode_there_is_no_demo_tenant()
    {
        await using var database = await TemporaryDatabase.Create();
        await using var api = await RunningApi.StartReady(database);
        Assert.That(await database.Ask<long>("select count(*) from tenant"), Is.Zero);
    }

    private static void UseEmbeddedMode(WebApplicationBuilder builder, string connectionString) =>
        builder.Services.AddSingleton<IDatabaseSource>(new FakeEmbeddedSource(DatabaseConnection.Parse(connectionString, null)));

    private sealed class FakeEmbeddedSource(DatabaseConnection connection) : IDatabaseSource
    {
        public bool IsEmbedded => true;

        public DatabaseConnection Connection => connection;

        public Task Open(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
