using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Domain.WorkOrders;
using WorkOrders.Infrastructure.Tenancy.Demo;

namespace WorkOrders.Micro;

/// <summary>Looks up the demo tenant's master data in memory, so that the benchmarks exclude the database.</summary>
internal sealed class InMemoryReferenceReader : IReferenceReader
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly Dictionary<(Entity, string?), object> _rows = LoadRows().ToDictionary(KeyOf);

    /// <inheritdoc/>
    public Task<Snapshot> Find(Action<Lookup> ask, CancellationToken cancellationToken)
    {
        var lookup = new Lookup();
        ask(lookup);
        var found = new Snapshot();
        foreach (var (entity, keys) in lookup.Entities)
        {
            foreach (var key in keys.Keys)
            {
                if (_rows.TryGetValue((entity, key), out var row))
                {
                    found.Add(entity, row);
                }
            }
        }
        return Task.FromResult(found);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<(Entity Entity, string Key), Suggestions>> FindSimilarKeys(
        IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken) =>
        throw new InvalidOperationException(
            $"No {keys.First().Entity} has the key {keys.First().Key}: the example or the demo tenant has changed.");

    private static (Entity, string?) KeyOf(object row)
    {
        var entity = Entity.Of(row.GetType());
        return (entity, entity.KeyOf(row));
    }

    private static IEnumerable<object> LoadRows() => DemoTenant.MasterData()
        .Select(row => JsonSerializer.Deserialize(row.Row, row.Entity.Type, Options)!)
        .Concat(
            SystemStatus.All.Select(
                status => new JobStatus { Id = status.Id, Code = status.Code, Name = status.Code, SystemJobStatusId = status.Id }));
}
