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
    private const string UnknownAnnotation = "unknown_annotation";

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
            if (text is null && !isNull)
            {
                problems.Add(new($"{parent}/{name}", "wrong_type", $"\"{name}\" must be a string: the URL of a row.")
                {
                    Kind = ProblemKind.Malformed,
                });
            }
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
    /// Returns the reference without an embedded object that has a name: the name can have an object that identifies the row.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="entity">The entity of the object that contains the name; null if it is none.</param>
    /// <param name="parent">The pointer to that object.</param>
    public ReferenceFields? FindLink(string name, Entity? entity, string parent) =>
        entity?.FindReference(name.ToLowerInvariant()) is { Embedded: null } ? FindReference(entity, name, parent, name) : null;

    /// <summary>
    /// Reads how an object identifies the row of a reference that cannot be embedded: by its URL, id or key. An object without values means
    /// "no value".
    /// </summary>
    /// <param name="reference">The reference.</param>
    /// <param name="name">The name of the object.</param>
    /// <param name="row">The fields of the object.</param>
    /// <param name="url">The URL in it; null if there is none.</param>
    /// <param name="parent">The pointer to the object that contains it.</param>
    public IEnumerable<Binding> ReadLink(ReferenceFields reference, string name, EntityRecord row, string? url, string parent)
    {
        var target = reference.Target;
        var others = target.Fields
            .Where(field => field != target.Id && field != target.Key && !MessageReader.IsNoValue(field.Get(row))).ToList();
        var (id, key) = (target.IdOf(row), target.KeyOf(row));
        if (url is null && id is null && key is null)
        {
            if (others.Count > 0)
            {
                problems.Add(new($"{parent}/{name}", "no_key",
                    $"\"{name}\" has neither an \"@odata.id\" nor an \"id\" nor a \"{target.Key}\"; send one of them.")
                {
                    Kind = ProblemKind.Malformed,
                });
            }
            return [new(reference, null, name) { IsNull = true }];
        }
        if (others.Count > 0)
        {
            Report($"{name}/{others[0]}", parent, "unknown_field",
                $"\"{name}\" refers to {target.LabelWithArticle}, but cannot change it: only its URL, id and key are read");
        }
        return new Binding[]
        {
            new(reference, url, $"{name}/@odata.id"),
            new(reference, null, $"{name}/{target.Id}") { Row = id is null ? null : new("", target.Path, id, null) },
            new(reference, null, $"{name}/{target.Key}") { Row = key is null ? null : new("", target.Path, null, key) },
        }.Where(binding => binding is { Url: not null } or { Row: not null });
    }

    /// <summary>Sets a reference to the row of a URL. The object has been read, so that other forms of the reference are known.</summary>
    /// <param name="binding">The reference and the URL.</param>
    /// <param name="values">The object that has the reference.</param>
    /// <param name="parent">The pointer to the object.</param>
    public void Apply(Binding binding, object values, string parent)
    {
        var (reference, url, name) = binding;
        var (target, pointer) = (reference.Target, $"{parent}/{name}");
        var row = binding.Row ?? (url is null ? null : EntityUrl.Parse(url, target, root));
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
        var (record, fieldName) = ((EntityRecord)values, field?.Name ?? reference.KeyName);
        var other = field is null ? record.FindKey(reference) : field.Get(record);
        if (other is null)
        {
            record.MarkPresent(field ?? reference.Id);
            record.BindKey(reference, field is null ? row.Key : null);
            field?.Set(record, value);
            problems.Sent.Redirect($"{parent}/{fieldName}", pointer);
        }
        else if (!other.Equals(value))
        {
            AddProblem("contradiction",
                $"All forms of a reference must refer to the same {target.Label}: \"{fieldName}\" is \"{other}\", but \"{name}\" refers to "
                    + $"\"{value}\".");
        }

        void AddProblem(string code, string message) =>
            problems.Add(new(pointer, code, message, url) { Kind = ProblemKind.Malformed });
    }

    /// <summary>Reports the URL of an object (<c>@odata.id</c>) that no reference embeds.</summary>
    /// <param name="parent">The pointer to the object.</param>
    public void ReportUrl(string parent) => Report("@odata.id", parent, UnknownAnnotation,
        "\"@odata.id\" refers to a row only in an embedded object; the message itself identifies its row by its URL, id or key");

    /// <summary>A reference that an annotation binds to a row.</summary>
    /// <param name="Reference">The reference.</param>
    /// <param name="Url">The URL of the row; null if the value is not a text, or identifies the row in another way.</param>
    /// <param name="Name">The name of the annotation, or of what else identifies the row.</param>
    internal sealed record Binding(ReferenceFields Reference, string? Url, string Name)
    {
        /// <summary>Whether the value means "no value", so that the reference is cleared.</summary>
        public bool IsNull { get; init; }

        /// <summary>The row; null if only its URL identifies it.</summary>
        public EntityUrl? Row { get; init; }
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
        Report(JsonText.EscapePointer(Truncation.Truncate(name)), parent, UnknownAnnotation,
            $"There is no annotation \"{Truncation.Truncate(name)}\"");

    private void Report(string name, string parent, string code, string message)
    {
        var problem = new Problem($"{parent}/{name}", code,
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
