using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Model;

/// <summary>A request of a series.</summary>
/// <param name="Method">The method.</param>
/// <param name="Entity">The entity.</param>
internal sealed record ModelRequest(string Method, ModelEntity Entity)
{
    /// <summary>The id in the URL; null if there is none.</summary>
    public string? Id { get; init; }

    /// <summary>The key in the URL; null if there is none.</summary>
    public string? Key { get; init; }

    /// <summary>The body; null for none.</summary>
    public JsonObject? Body { get; init; }

    /// <summary>The header <c>If-Match</c>; null if it is not sent.</summary>
    public string? IfMatch { get; init; }

    /// <summary>The header <c>If-None-Match</c>; null if it is not sent.</summary>
    public string? IfNoneMatch { get; init; }

    /// <summary>Whether embedded objects must exist (<c>on_missing=error</c>).</summary>
    public bool RefusesMissing { get; init; }

    /// <summary>Whether false and 0 in embedded objects count (<c>Prefer: handling=strict</c>).</summary>
    public bool IsStrict { get; init; }

    /// <summary>Whether nothing is stored (<c>dry_run=true</c>).</summary>
    public bool IsDryRun { get; init; }

    /// <summary>
    /// Whether the request is <c>POST api/Jobs(…)/ChangeStatus</c>, which changes an order like a PATCH that contains only the status.
    /// </summary>
    public bool IsStatusChange { get; init; }

    /// <summary>The reason for a change of status; null if there is none.</summary>
    public string? Reason => IsStatusChange ? Body!["reason"]?.ToString() : null;

    /// <summary>The HTTP method.</summary>
    public HttpMethod Verb => IsStatusChange ? HttpMethod.Post : new(Method);

    /// <summary>Whether the URL identifies a row.</summary>
    public bool HasAddress => Id is not null || Key is not null;

    /// <summary>The path with the query.</summary>
    public string Url
    {
        get
        {
            var query = string.Join('&', new[]
            {
                IsDryRun ? "dry_run=true" : null,
                RefusesMissing ? "on_missing=error" : null,
            }.OfType<string>());
            var address = Id is not null ? $"({Id})"
                : Key is not null ? $"({Entity.Key}='{Uri.EscapeDataString(Key.Replace("'", "''", StringComparison.Ordinal))}')"
                : "";
            return $"/api/{Entity.Path}{address}{(IsStatusChange ? "/ChangeStatus" : "")}{(query.Length > 0 ? $"?{query}" : "")}";
        }
    }

    /// <summary>The headers, each as <c>name: value</c>.</summary>
    public string[] Headers =>
    [
        .. new[]
        {
            IfMatch is null ? null : $"If-Match: {IfMatch}",
            IfNoneMatch is null ? null : $"If-None-Match: {IfNoneMatch}",
            IsStrict ? "Prefer: handling=strict" : null,
        }.OfType<string>(),
    ];

    /// <summary>The request as text that can be sent again.</summary>
    public override string ToString() => string.Join("  ", Headers.Prepend($"{Verb} {Url}").Append(Body?.ToJsonString() ?? ""));
}

/// <summary>The kinds of problems, most severe first: the first kind determines the status.</summary>
internal enum ModelProblemKind
{
    /// <summary>The format is invalid, or a required value is missing.</summary>
    Malformed = 400,

    /// <summary>The URL identifies no row.</summary>
    NotFound = 404,

    /// <summary>A condition is not met.</summary>
    PreconditionFailed = 412,

    /// <summary>A reference or rule is violated.</summary>
    Unprocessable = 422,

    /// <summary>The request conflicts with stored data.</summary>
    Conflict = 409,
}

/// <summary>What the model expects of a response.</summary>
/// <param name="Status">The status.</param>
/// <param name="Result">The header <c>Result</c>; null if there is none.</param>
/// <param name="Version">The version in the header <c>ETag</c>; null if there is none.</param>
/// <param name="Problems">The problems, sorted, each as <c>pointer code</c>.</param>
internal sealed record ModelAnswer(int Status, string? Result, int? Version, IReadOnlyList<string> Problems)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Status} {Result} {(Version is null ? "" : $"W/\"{Version}\"")} {string.Join(", ", Problems)}";
}
