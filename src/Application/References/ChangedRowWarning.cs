using System.Text.Json;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.References;

/// <summary>The warning that a request changes existing master data, which its sender may not have intended.</summary>
internal static class ChangedRowWarning
{
    /// <summary>Describes the changes of a row.</summary>
    public static Problem Describe(Row row)
    {
        var fields = row.Changes.GroupBy(change => change.Field).ToDictionary(
            changes => changes.Key.Name, changes => new { Old = Wire(changes.First().Old), New = Wire(changes.Last().New) });
        var changed = fields.Select(field => $"\"{field.Key}\" from {Json(field.Value.Old)} to {Json(field.Value.New)}");
        return new(row.EmbeddedPointer ?? "", "master_data_changed",
            $"The request changes the {row.Entity.Label} \"{row.DisplayName}\": {string.Join(", ", changed)}.",
            new { Entity = row.Entity.Name, row.Id, row.Key, Fields = fields });
    }

    private static object? Wire(object? value) => value is DateTimeOffset moment ? moment.ToWire() : value;

    private static string Json(object? value) => Truncation.Truncate(JsonSerializer.Serialize(value, Readable));

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
