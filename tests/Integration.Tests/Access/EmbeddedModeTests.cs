using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>What differs in embedded mode, on a database that merely says that it is embedded.</summary>
public sealed class EmbeddedModeTests
{
    [Test]
    public async Task The_demo_tenant_signs_in_with_the_password_everybody_knows_after_every_start()
    {
        await using var database = await AccessDatabase.Create();
        for (var start = 0; start < 2; start++)
        {
            await using var api = await RunningApi.StartReady(database, builder => Embed(builder, database.ConnectionString));
            using var answer = await api.Who("api:demo@demo");
            Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("api@demo UTC"));
        }
    }

    [Test]
    public async Task Outside_embedded_mode_there_is_no_tenant()
    {
        await using var database = await AccessDatabase.Create();
        await using var api = await RunningApi.StartReady(database);
        Assert.That(await database.Ask<long>("select count(*) from tenant"), Is.Zero);
    }

    private static void Embed(WebApplicationBuilder builder, string connectionString) =>
        builder.Services.AddSingleton<IDatabaseSource>(new SeeminglyEmbedded(DatabaseConnection.Parse(connectionString, null)));

    private sealed class SeeminglyEmbedded(DatabaseConnection connection) : IDatabaseSource
    {
        public bool IsEmbedded => true;

        public DatabaseConnection Connection => connection;

        public Task Open(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
