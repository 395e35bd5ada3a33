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
        lines.AddRange(entity.Derived.Select(field => $"{field}: {row[field]}"));
        if (entity.Name == "project")
        {
            lines.Add($"root_parent_id: {row["root_parent_id"]}");
            lines.AddRange(OrderStatuses.Counted.Keys.Select(field => $"{field}: {row[field]}"));
        }
        if (entity.IsOrder)
        {
            lines.AddRange((row["job_planning"]?.AsArray() ?? []).Select(entry => Line(
                $"{entry!["user_id"]}", Moment(entry["date_from"]!), Moment(entry["date_to"]!))).Order(StringComparer.Ordinal));
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
        lines.AddRange(row.Entity.Derived.Select(field => $"{field}: {row.IdOf(field)}"));
        if (row.Entity.Name == "project")
        {
            lines.Add($"root_parent_id: {RootOf(model, row)}");
            lines.AddRange(OrderStatuses.Counted.Select(field => $"{field.Key}: {Count(model, row, field.Value)}"));
        }
        lines.AddRange(row.Planning.Select(entry => Line(entry.User, entry.From, entry.To)).Order(StringComparer.Ordinal));
        return string.Join('\n', lines);
    }

    private static string Line(string user, DateTime from, DateTime to) => $"planned: {user} {from:s} {to:s}";

    private static DateTime Moment(JsonNode text) =>
        DateTimeOffset.Parse(text.ToString(), System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;

    /// <summary>Counts the orders of a project that have one of some system statuses.</summary>
    private static int Count(MasterDataModel model, ModelRow project, IReadOnlyCollection<string> statuses) => model.Rows.Values.Count(
        row => row.Entity.IsOrder && row.IdOf("project_id") == project.Id
            && statuses.Contains(model.SystemStatusOf(row.IdOf("job_status_id")!)));

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
