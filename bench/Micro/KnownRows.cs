using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Domain.WorkOrders;
using WorkOrders.Infrastructure.Tenancy;

namespace WorkOrders.Micro;

/// <summary>The demo tenant's master data, found without a database: what is measured is what we do around the read, not the read.</summary>
internal sealed class KnownRows : IReferenceCatalogue
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly ILookup<Entity, object> _rows = Stored().ToLookup(row => Entity.Of(row.GetType()));

    /// <inheritdoc/>
    public Task<Snapshot> Find(Lookup lookup, CancellationToken cancellationToken)
    {
        var found = new Snapshot();
        foreach (var (entity, names) in lookup.Asked)
        {
            foreach (var values in _rows[entity])
            {
                if ((entity.Key.Get(values) is string key && names.Keys.Contains(key)) || names.Ids.Contains((Guid)entity.Id.Get(values)!))
                {
                    found.Add(entity, values);
                }
            }
        }
        return Task.FromResult(found);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<(Entity Entity, string Key), NearKeys>> Near(
        IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"No {keys.First().Entity} is called {keys.First().Key}: the request is wrong, or the demo tenant has changed.");

    private static IEnumerable<object> Stored() => DemoTenant.MasterData()
        .Select(row => JsonSerializer.Deserialize(row.Row, row.Entity.Type, Options)!)
        .Concat(SystemStatus.All.Select(status => new JobStatus { Id = status.Id, Code = status.Code, Name = status.Code, SystemJobStatusId = status.Id }));
}
