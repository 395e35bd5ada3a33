using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using WorkOrders.Api.Board;
using WorkOrders.Application.Database;

namespace WorkOrders.Api.Hosting;

/// <summary>Logs the address of the API when it is ready, and whether it has the pages of the planning board.</summary>
internal sealed class StartupMessage(
    IHostApplicationLifetime lifetime, IServer server, IDatabaseState database, BoardFiles board, ILogger<StartupMessage> logger)
    : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(listening.SetResult);
        await Task.WhenAll(listening.Task, database.Started)
            .WaitAsync(stoppingToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        logger.LogInformation("The database is {Address}{Kind}", database.Address, database.IsEmbedded ? " (embedded)" : "");
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (database.IsEmbedded)
        {
            logger.LogInformation("Sign in to the demo tenant with HTTP Basic api:demo@demo");
        }
        logger.LogInformation("{Board}", board.BoardPage is null
            ? BoardPageEndpoints.NotBuilt
            : $"The planning board: {string.Join(", ", addresses.Select(address => address.TrimEnd('/') + BoardPageEndpoints.Address))}");
        logger.LogInformation("WorkOrders is ready at {Addresses}", string.Join(", ", addresses));
    }
}
