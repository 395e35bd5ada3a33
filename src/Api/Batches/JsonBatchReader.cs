using System.Text.Json;
using WorkOrders.Application.Contract.Values;

namespace WorkOrders.Api.Batches;

/// <summary>Reads a batch in the JSON format (OData JSON Format 4.01, 19).</summary>
internal sealed class JsonBatchReader
{
    private const int MaxDepth = 80;
    private const string Requests = "requests";

    private readonly List<RequestGroup> _groups = [];
    private readonly HashSet<string> _ids = [];
    private readonly HashSet<string> _groupNames = [];

    /// <summary>Reads a batch.</summary>
    /// <exception cref="Application.Requests.RefusedException">The batch is malformed.</exception>
    public static IReadOnlyList<RequestGroup> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = MaxDepth });
            var reader = new JsonBatchReader();
            reader.Read(document.RootElement);
            return reader._groups;
        }
        catch (JsonException malformed)
        {
            throw MalformedBatch.Refuse(JsonText.DescribeMalformed(malformed), code: "malformed_json");
        }
        catch (InvalidOperationException)
        {
            throw MalformedBatch.Refuse("The body contains a text that is not valid Unicode.", code: "not_text");
        }
    }

    private void Read(JsonElement batch)
    {
        if (batch.ValueKind != JsonValueKind.Object || !batch.TryGetProperty(Requests, out var requests)
            || requests.ValueKind != JsonValueKind.Array)
        {
            throw MalformedBatch.Refuse("A batch in JSON must be an object with the array \"requests\".", $"/{Requests}");
        }
        MalformedBatch.CheckMembers(batch, [Requests], "");
        if (requests.GetArrayLength() > MalformedBatch.MaxRequests)
        {
            throw MalformedBatch.TooMany(requests.GetArrayLength());
        }
        foreach (var (index, request) in requests.EnumerateArray().Index())
        {
            Add(new JsonRequestReader(index + 1, request));
        }
    }

    private void Add(JsonRequestReader reader)
    {
        var request = reader.Read();
        if (IsKnown(request.Id!) || !_ids.Add(request.Id!))
        {
            throw reader.Refuse("id", $"\"{request.Id}\" is the id of an earlier request or group; ids must be unique.");
        }
        var name = reader.GetText("atomicityGroup");
        if (request.DependsOn.FirstOrDefault(id => id == name || id == request.Id || !IsKnown(id)) is { } id)
        {
            throw reader.Refuse("dependsOn", $"\"{id}\" is not the id of an earlier request or group.");
        }
        if (name is null)
        {
            _groups.Add(new([request], IsAtomic: false));
            return;
        }
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            throw reader.Refuse("method", $"an atomicity group cannot contain {request.Method}; send it outside of the group.");
        }
        if (_groups.LastOrDefault() is { Name: { } last } group && last == name)
        {
            _groups[^1] = group with { Requests = [.. group.Requests, request] };
        }
        else if (!IsKnown(name))
        {
            _groupNames.Add(name);
            _groups.Add(new([request], IsAtomic: true, name));
        }
        else
        {
            throw reader.Refuse("atomicityGroup",
                $"\"{name}\" is the id of an earlier request, or of a group that other requests separate from this one.");
        }
    }

    private bool IsKnown(string id) => _ids.Contains(id) || _groupNames.Contains(id);
}
