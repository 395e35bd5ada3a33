using Microsoft.OData;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>A row, a list of rows or a value of a complex type, as an OData client reads it.</summary>
internal sealed class ClientRow
{
    private readonly Dictionary<string, object?> _values = [];

    private ClientRow(ODataResource resource) => Resource = resource;

    /// <summary>The row as the library reads it.</summary>
    public ODataResource Resource { get; }

    /// <summary>The names of its values and related rows.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>The value of a field, a related row, or a list of related rows.</summary>
    public object? this[string name] => _values[name];

    /// <summary>Returns related rows.</summary>
    public IReadOnlyList<ClientRow> Rows(string name) => (List<ClientRow>)_values[name]!;

    /// <summary>Returns a related row; null if there is none.</summary>
    public ClientRow? Row(string name) => (ClientRow?)_values[name];

    /// <summary>Reads a response to its end.</summary>
    /// <returns>The rows at the top level, and the list that contains them; null if the response is one row.</returns>
    public static (List<ClientRow> Rows, ODataResourceSet? List) ReadAll(ODataReader reader)
    {
        var top = new List<ClientRow>();
        var owners = new Stack<(ClientRow Owner, string Name)>();
        var rows = new Stack<ClientRow>();
        ODataResourceSet? list = null;
        while (reader.Read())
        {
            switch (reader.State)
            {
                case ODataReaderState.NestedResourceInfoStart:
                    owners.Push((rows.Peek(), ((ODataNestedResourceInfo)reader.Item).Name));
                    break;
                case ODataReaderState.NestedResourceInfoEnd:
                    owners.Pop();
                    break;
                case ODataReaderState.ResourceSetStart when owners.Count > 0:
                    owners.Peek().Owner._values[owners.Peek().Name] = new List<ClientRow>();
                    break;
                case ODataReaderState.ResourceSetEnd when owners.Count == 0:
                    list = (ODataResourceSet)reader.Item;
                    break;
                case ODataReaderState.ResourceStart:
                    var row = reader.Item is ODataResource resource ? new ClientRow(resource) : null;
                    Place(row, owners, top);
                    rows.Push(row!);
                    break;
                case ODataReaderState.ResourceEnd:
                    rows.Pop()?.AddFields((ODataResource)reader.Item);
                    break;
            }
        }
        return (top, list);
    }

    private void AddFields(ODataResource resource)
    {
        foreach (var property in resource.Properties.OfType<ODataProperty>())
        {
            _values.Add(property.Name, property.Value);
        }
    }

    private static void Place(ClientRow? row, Stack<(ClientRow Owner, string Name)> owners, List<ClientRow> top)
    {
        if (owners.Count == 0)
        {
            top.Add(row!);
        }
        else if (owners.Peek().Owner._values.GetValueOrDefault(owners.Peek().Name) is List<ClientRow> list)
        {
            list.Add(row!);
        }
        else
        {
            owners.Peek().Owner._values[owners.Peek().Name] = row;
        }
    }
}
