using System.Reflection;
using System.Text.Json.Nodes;
using WorkOrders.Api.Jobs;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Documentation;

/// <summary>What each field holds in the first example that fills it: a request, or, of what only the server fills, an answer.</summary>
internal sealed class FieldExamples
{
    private readonly Dictionary<PropertyInfo, JsonNode> _values = [];

    /// <summary>Reads them off all examples.</summary>
    public static FieldExamples Read()
    {
        var examples = new FieldExamples();
        // What legacy connectors send is no example: most of it means "nothing".
        foreach (var example in JobExamples.Requests.Where(request => request.Name != "legacy-defaults").Select(request => request.Body).Append(JobExamples.Read("answer-201")))
        {
            examples.Take(typeof(Job), example);
        }
        return examples;
    }

    /// <summary>An example of a field; null when none fills it.</summary>
    public JsonNode? Of(Field field) => _values.GetValueOrDefault(field.Property)?.DeepClone();

    private void Take(Type type, JsonObject row)
    {
        foreach (var field in Fields.Of(type))
        {
            switch (row[field.Name])
            {
                case null: break;
                case JsonObject embedded: Take(field.ElementType, embedded); break;
                case JsonArray list: list.ToList().ForEach(item => Take(field.ElementType, item!.AsObject())); break;
                case var value: _values.TryAdd(field.Property, value); break;
            }
        }
    }
}
