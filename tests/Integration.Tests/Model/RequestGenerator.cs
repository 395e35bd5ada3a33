using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Model;

/// <summary>
/// Generates requests that a client may send after earlier ones: mostly sensible ones, and every kind of mistake. The same seed and the
/// same answers give the same requests.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="model">The model, from whose rows the generator chooses.</param>
/// <param name="client">The number of the client, which writes only its own rows; null if there is only one, which writes all.</param>
internal sealed class RequestGenerator(int seed, MasterDataModel model, int? client)
{
    private static readonly string[] Methods = ["POST", "PUT", "PUT", "PATCH", "PATCH", "PATCH", "DELETE", "GET"];

    private readonly Random _random = new(seed);
    private readonly ValueGenerator _values = new(new(seed + 1), client is null ? "K-" : $"C{client}-");
    private readonly OrderGenerator _orders = new(new(new(seed + 2), client is null ? "K-" : $"C{client}-"), model);
    private readonly HashSet<string> _starting = [.. model.Rows.Keys];
    private readonly Dictionary<ModelEntity, List<string>> _ids = [];

    /// <summary>Returns the next request.</summary>
    public ModelRequest Next()
    {
        var entity = _values.Chance(40) ? ModelEntity.All["jobs"] : _values.One(ModelEntity.Writable);
        var method = _values.One(Methods);
        var isStrict = _values.Chance(10);
        var request = Address(new(method, entity)
        {
            IsStrict = isStrict,
            IsDryRun = method != "GET" && _values.Chance(8),
            RefusesMissing = method is "POST" or "PUT" or "PATCH" && _values.Chance(10),
        });
        if (entity.IsOrder && request.Method == "PATCH" && _values.Chance(50))
        {
            return AddConditions(request with
            {
                IsStatusChange = true,
                RefusesMissing = false,
                Body = _orders.StatusChange(model.Find(request)),
            });
        }
        request = request with { Body = method is "GET" or "DELETE" ? null : Body(request) };
        return AddConditions(request);
    }

    private ModelRequest Address(ModelRequest request)
    {
        if (request.Method == "POST")
        {
            return request;
        }
        var row = _values.Chance(70) ? Choose(request.Entity) : null;
        return (row, _values.Chance(45)) switch
        {
            ({ } known, true) => request with { Id = known.Id },
            ({ Key: { } key }, false) => request with { Key = key },
            (null, false) => request with { Key = _values.NewKey() },
            _ => request with { Id = NewId(request.Entity) },
        };
    }

    private ModelRequest AddConditions(ModelRequest request)
    {
        if (request.Entity.IsOrder && request.Method == "POST")
        {
            return request;
        }
        var version = model.Find(request)?.Version ?? 1;
        return request with
        {
            IfMatch = request.Method == "GET" || !_values.Chance(12) ? null
                : _values.One(["*", $"W/\"{version}\"", $"\"{version}\"", $"W/\"{version + 1}\"", $"W/\"77\", W/\"{version}\""]),
            IfNoneMatch = _values.Chance(6) ? _values.One(["*", $"W/\"{version}\"", $"W/\"{version + 1}\""]) : null,
        };
    }

    private JsonObject Body(ModelRequest request)
    {
        var (entity, body) = (request.Entity, new JsonObject());
        var isWhole = request.Method != "PATCH" || model.Find(request) is null;
        if (_values.Chance(4) || (request.Method == "POST" && _values.Chance(20)))
        {
            body["id"] = _values.Chance(70) ? NewId(entity) : Choose(entity)?.Id;
        }
        if (_values.Chance(request.HasAddress ? 12 : 90))
        {
            body[entity.Key] = _values.Chance(80) ? _values.Spelled(_values.NewKey()) : request.Key ?? Choose(entity)?.Key;
        }
        AddValues(entity, body, isWhole, 14);
        foreach (var reference in entity.References.Where(reference => IsNeeded(reference, isWhole) || _values.Chance(20)))
        {
            AddReference(body, reference, request.IsStrict, 0);
        }
        if (entity.IsOrder)
        {
            _orders.Complete(body, model.Find(request), isWhole);
        }
        return body;
    }

    private bool IsNeeded(ModelReference reference, bool isWhole) =>
        isWhole && (reference.Id == "system_job_status_id" ? _values.Chance(85) : reference.IsRequired && _values.Chance(95));

    private void AddValues(ModelEntity entity, JsonObject body, bool isWhole, int percent)
    {
        foreach (var field in entity.Values.Where(field => field.Name != entity.Key && (client is null || field.Name != "is_default")))
        {
            if ((isWhole && field.IsRequired && _values.Chance(95)) || _values.Chance(percent))
            {
                body[field.Name] = _values.Value(field, field.IsRequired && _values.Chance(95));
            }
        }
    }

    private void AddReference(JsonObject body, ModelReference reference, bool isStrict, int depth)
    {
        var target = ModelEntity.All[reference.Target];
        var row = Choose(target, toRead: true);
        var choice = _random.Next(100);
        if (choice < 10 && !isStrict)
        {
            var form = _values.One(reference.Forms.ToList());
            body[form] = _values.Nothing(form == reference.Embedded);
        }
        else if (choice < 55 || reference.Embedded is null)
        {
            var both = _values.Chance(10);
            if (row is not null && (both || reference.Key is null || row.Key is null || _values.Chance(40)))
            {
                body[reference.Id] = _values.Chance(5) ? _values.NewId() : row.Id;
            }
            if (reference.Key is { } key && (both || !body.ContainsKey(reference.Id)))
            {
                body[key] = _values.Chance(10) || row?.Key is null ? _values.NewKey() : both ? Choose(target, toRead: true)?.Key : row.Key;
            }
        }
        else
        {
            var embedded = Embedded(target, isStrict, depth);
            body[reference.Embedded] = embedded;
            if (reference.Key is { } key && _values.Chance(10))
            {
                body[key] = _values.Chance(70) ? embedded[target.Key]?.ToString() : _values.NewKey();
            }
            if (_values.Chance(5))
            {
                body[reference.Id] = Choose(target)?.Id;
            }
        }
    }

    private JsonObject Embedded(ModelEntity entity, bool isStrict, int depth)
    {
        var embedded = new JsonObject();
        var row = Choose(entity);
        var choice = _random.Next(100);
        if (choice < 12)
        {
            embedded["id"] = row?.Id ?? NewId(entity);
        }
        if (choice is < 4 or (>= 12 and < 95))
        {
            embedded[entity.Key] = choice is < 4 or > 60 || row?.Key is null ? _values.NewKey() : row.Key;
        }
        AddValues(entity, embedded, choice > 60, 12);
        foreach (var reference in entity.References.Where(_ => depth < 2 && _values.Chance(15)))
        {
            AddReference(embedded, reference, isStrict, depth + 1);
        }
        return embedded;
    }

    /// <summary>Returns a row of an entity; null if there is none.</summary>
    private ModelRow? Choose(ModelEntity entity, bool toRead = false)
    {
        var mayShare = toRead || client is null;
        var rows = model.Rows.Values.Where(row => row.Entity == entity && (mayShare || !_starting.Contains(row.Id))).ToList();
        // Rows that the series created are chosen more often, because more has happened to them.
        var own = rows.Where(row => !_starting.Contains(row.Id)).ToList();
        return own.Count > 0 && _values.Chance(70) ? _values.One(own) : rows.Count > 0 ? _values.One(rows) : null;
    }

    /// <summary>Returns one of a few ids, so that a row can be created again after it was deleted.</summary>
    private string NewId(ModelEntity entity)
    {
        if (!_ids.TryGetValue(entity, out var ids))
        {
            _ids[entity] = ids = [_values.NewId(), _values.NewId(), _values.NewId()];
        }
        return _values.One(ids);
    }
}
