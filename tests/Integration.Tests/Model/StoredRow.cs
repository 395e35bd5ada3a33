using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Model;

/// <summary>A row as clients read it, as text to compare.</summary>
internal static class StoredRow
{
    /// <summary>Returns the row of a response.</summary>
    public static string Read(ModelEntity entity, JsonNode row)
    {
        var lines = new List<string> { $"{entity} {row["id"]} {row["@odata.etag"]}" };
        lines.AddRange(entity.Values.Select(field => $"{field.Name}: {ModelValue.Read(field.Type, row[field.Name], trimmed: false)}"));
        foreach (var reference in entity.References)
        {
            lines.Add($"{reference.Id}: {row[reference.Id]}");
            if (reference.Key is { } key)
            {
                lines.Add($"{key}: {row[key]}");
            }
        }
        if (entity.Name == "project")
        {
            lines.Add($"root_parent_id: {row["root_parent_id"]}");
        }
        return string.Join('\n', lines);
    }

    /// <summary>Returns a row of the model.</summary>
    public static string Expected(MasterDataModel model, string id)
    {
        var row = model.Rows[id];
        var lines = new List<string> { $"{row.Entity} {id} W/\"{row.Version}\"" };
        lines.AddRange(row.Entity.Values.Select(field => $"{field.Name}: {row[field.Name]}"));
        foreach (var reference in row.Entity.References)
        {
            var target = row.IdOf(reference.Id);
            lines.Add($"{reference.Id}: {target}");
            if (reference.Key is { } key)
            {
                lines.Add($"{key}: {(target is null ? null : model.Rows[target].Key)}");
            }
        }
        if (row.Entity.Name == "project")
        {
            lines.Add($"root_parent_id: {RootOf(model, row)}");
        }
        return string.Join('\n', lines);
    }

    /// <summary>Returns the topmost project above a project; null for a topmost one.</summary>
    private static string? RootOf(MasterDataModel model, ModelRow project)
    {
        var root = project;
        while (root.IdOf("_parent_id") is { } parent)
        {
            root = model.Rows[parent];
        }
        return root == project ? null : root.Id;
    }
}
