using System.Reflection;
using System.Text.Json.Nodes;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.Documentation;

/// <summary>An example value for each field, taken from the first row that has a value for it.</summary>
internal sealed class FieldExamples
{
    private readonly Dictionary<PropertyInfo, JsonNode> _values = [];

    /// <summary>Collects the values of the rows.</summary>
    /// <param name="type">The record type of the rows.</param>
    /// <param name="rows">The rows, as JSON.</param>
    public FieldExamples(Type type, IEnumerable<JsonObject> rows)
    {
        foreach (var row in rows)
        {
            Add(type, row);
        }
    }

    /// <summary>Returns the example of a field; null when no row has a value for it.</summary>
    public JsonNode? For(Field field) => _values.GetValueOrDefault(field.Property)?.DeepClone();

    private void Add(Type type, JsonObject row)
    {
        foreach (var field in Fields.Of(type))
        {
            switch (row[field.Name])
            {
                case null: break;
                case JsonObject embedded: Add(field.ElementType, embedded); break;
                case JsonArray list: list.ToList().ForEach(item => Add(field.ElementType, item!.AsObject())); break;
                case var value: _values.TryAdd(field.Property, value); break;
            }
        }
    }
}
