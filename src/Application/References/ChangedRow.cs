using System.Text.Json;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.References;

/// <summary>The warning that a request changes existing master data, which its sender may not have intended.</summary>
internal static class ChangedRow
{
    /// <summary>Describes the changes of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="dryRun">Whether the request only reports what it would change.</param>
    public static Problem Describe(Row row, bool dryRun)
    {
        var fields = row.Changes.GroupBy(change => change.Field).ToDictionary(
            changes => changes.Key.Name, changes => new { Old = Wire(changes.First().Old), New = Wire(changes.Last().New) });
        var changed = fields.Select(field => $"\"{field.Key}\" from {Json(field.Value.Old)} to {Json(field.Value.New)}");
        return new(row.EmbeddedPointer ?? "", "master_data_changed",
            $"The {row.Entity.Label} \"{row.DisplayName}\" {(dryRun ? "would be" : "was")} changed: {string.Join(", ", changed)}.",
            new { Entity = row.Entity.Name, row.Id, row.Key, Fields = fields });
    }

    private static object? Wire(object? value) => value is DateTimeOffset moment ? moment.ToWire() : value;

    private static string Json(object? value) => Truncation.Truncate(JsonSerializer.Serialize(value, Readable));

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
