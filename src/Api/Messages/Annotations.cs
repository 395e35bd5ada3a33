using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Messages;

/// <summary>
/// The OData annotations of an object (OData JSON Format 4.01, 4.6). Those that bind a reference are read as the reference; those that a
/// response contains are ignored, so that it can be sent back unchanged; others are reported.
/// </summary>
/// <param name="strict">Whether unknown annotations are problems; otherwise they are warnings.</param>
/// <param name="problems">Collects the problems and warnings.</param>
/// <param name="root">The URL of this API; null if references by URL must be relative.</param>
internal sealed class Annotations(bool strict, Problems problems, ApiRoot? root)
{
    private static readonly string[] OfResponses =
    [
        "context", "metadataEtag", "type", "count", "nextLink", "delta", "deltaLink", "id", "editLink", "readLink", "etag",
            "navigationLink",
        "associationLink", "media", "mediaEditLink", "mediaReadLink", "mediaContentType", "mediaEtag",
    ];

    /// <summary>Whether a property is an annotation.</summary>
    public static bool Is(string name) => name.Contains('@', StringComparison.Ordinal);

    /// <summary>Reads an annotation of an object, and leaves the reader at the end of its value.</summary>
    /// <param name="reader">The reader, on the name.</param>
    /// <param name="name">The name.</param>
    /// <param name="entity">The entity of the object; null if it is none.</param>
    /// <param name="parent">The pointer to the object.</param>
    /// <param name="url">Set to the URL of the object itself, if the annotation is that (<c>@odata.id</c>).</param>
    /// <returns>The reference that the annotation binds; null if it binds none.</returns>
    public Binding? Read(ref Utf8JsonReader reader, string name, Entity? entity, string parent, ref string? url)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        var (property, annotation) = (name[..at], name[(at + 1)..].Replace("odata.", "", StringComparison.Ordinal));
        reader.Read();
        var text = reader.TokenType == JsonTokenType.String && JsonText.TryRead(ref reader, out var read) ? read : null;
        var isNull = reader.TokenType == JsonTokenType.Null || (text is not null && InvisibleText.IsBlank(text));
        reader.Skip();
        if (annotation == "id" && property.Length == 0)
        {
            url = isNull ? null : text;
        }
        var reference = annotation == "bind" ? FindReference(entity, property, parent, name) : null;
        if (reference is not null)
        {
            return new(reference, text, name) { IsNull = isNull };
        }
        if (!isNull && !OfResponses.Contains(annotation))
        {
            Report(name, parent);
        }
        return null;
    }

    /// <summary>
    /// Reads a reference that has no embedded object, but whose name has an object with only a URL (<c>@odata.id</c>), and leaves the
    /// reader at the end of the object.
    /// </summary>
    /// <param name="reader">The reader, on the name; unchanged if it is no such reference.</param>
    /// <param name="name">The name.</param>
    /// <param name="values">The object that has the reference.</param>
    /// <returns>The reference; null if it is none.</returns>
    public Binding? ReadLink(ref Utf8JsonReader reader, string name, object values)
    {
        var ahead = reader;
        if (Entity.Find(values.GetType())?.FindReference(name) is not { } reference
            || !ahead.Read() || ahead.TokenType != JsonTokenType.StartObject
            || !ahead.Read() || ahead.TokenType != JsonTokenType.PropertyName
            || !JsonText.TryRead(ref ahead, out var member) || member is not ("@odata.id" or "@id")
            || !ahead.Read() || ahead.TokenType != JsonTokenType.String || !JsonText.TryRead(ref ahead, out var url)
            || !ahead.Read() || ahead.TokenType != JsonTokenType.EndObject)
        {
            return null;
        }
        reader = ahead;
        return new(reference, url, $"{name}/{member}");
    }

    /// <summary>Sets a reference to the row of a URL. The object has been read, so that other forms of the reference are known.</summary>
    /// <param name="binding">The reference and the URL.</param>
    /// <param name="values">The object that has the reference.</param>
    /// <param name="parent">The pointer to the object.</param>
    public void Apply(Binding binding, object values, string parent)
    {
        var (reference, url, name) = binding;
        var (target, pointer) = (reference.Target, $"{parent}/{name}");
        var row = url is null ? null : EntityUrl.Parse(url, target, root);
        if (binding.IsNull || row?.Id == Guid.Empty)
        {
            (values as EntityRecord)?.MarkPresent(reference.Id);
            foreach (var form in reference.Forms.Where(form => form.Get(values) is null))
            {
                problems.Sent.Redirect($"{parent}/{form}", pointer);
            }
            return;
        }
        if (row is null)
        {
            AddProblem("invalid_reference",
                $"\"{name}\" must be the URL of a row of {target.Path} of this API, such as {target.Path}(id) or "
                    + $"{target.Path}({target.Key}='…'); received "
                    + $"{(url is null ? "a value that is not a string" : $"\"{Truncation.Truncate(url)}\"")}.");
            return;
        }
        var (field, value) = row.Id is { } id ? (reference.Id, (object)id) : (reference.Key, row.Key!);
        if (field is null)
        {
            ((EntityRecord)values).BindKey(reference, row.Key);
            ((EntityRecord)values).MarkPresent(reference.Id);
            problems.Sent.Redirect($"{parent}/{reference.Name}", pointer);
            return;
        }
        var other = field.Get(values);
        if (other is not null && !other.Equals(value))
        {
            AddProblem("contradiction",
                $"All forms of a reference must refer to the same {target.Label}: \"{field}\" is \"{other}\", but this URL refers to "
                    + $"\"{value}\".");
            return;
        }
        if (other is null)
        {
            (values as EntityRecord)?.MarkPresent(field);
            field.Set(values, value);
            problems.Sent.Redirect($"{parent}/{field}", pointer);
        }

        void AddProblem(string code, string message) =>
            problems.Add(new(pointer, code, message, url) { Kind = ProblemKind.Malformed });
    }

    /// <summary>Reports the URL of an object (<c>@odata.id</c>) that no reference embeds.</summary>
    /// <param name="parent">The pointer to the object.</param>
    public void ReportUrl(string parent) => Report("@odata.id", parent,
        "\"@odata.id\" refers to a row only in an embedded object; the message itself identifies its row by its URL, id or key");

    /// <summary>A reference that an annotation binds to a row.</summary>
    /// <param name="Reference">The reference.</param>
    /// <param name="Url">The URL of the row; null if the value is not a text.</param>
    /// <param name="Name">The name of the annotation.</param>
    internal sealed record Binding(ReferenceFields Reference, string? Url, string Name)
    {
        /// <summary>Whether the value means "no value", so that the reference is cleared.</summary>
        public bool IsNull { get; init; }
    }

    /// <summary>Returns the reference of a name; without strict handling, letter case is ignored with a warning.</summary>
    private ReferenceFields? FindReference(Entity? entity, string property, string parent, string name)
    {
        if (strict || entity is null || entity.FindReference(property) is not null)
        {
            return entity?.FindReference(property);
        }
        var reference = entity.FindReference(property.ToLowerInvariant());
        if (reference is not null)
        {
            problems.Warn(FieldNames.InOtherCase($"{parent}/{name}", [(property, reference.Embedded ?? reference.Id)]));
        }
        return reference;
    }

    private void Report(string name, string parent) =>
        Report(name, parent, $"There is no annotation \"{Truncation.Truncate(name)}\"");

    private void Report(string name, string parent, string message)
    {
        var problem = new Problem($"{parent}/{JsonText.EscapePointer(Truncation.Truncate(name))}", "unknown_annotation",
            $"{message}{(strict ? "" : "; it is ignored")}.") { Kind = ProblemKind.Malformed };
        if (strict)
        {
            problems.Add(problem);
        }
        else
        {
            problems.Warn(problem);
        }
    }
}
