namespace WorkOrders.Api.Http;

/// <summary>
/// The preferences that an endpoint applies; others are ignored. Endpoint metadata; without it, <see cref="Default"/> applies.
/// </summary>
/// <param name="Names">The names of the preferences, in lower case and without <c>odata.</c>.</param>
internal sealed record SupportedPreferences(params IReadOnlyList<string> Names)
{
    /// <summary>The preference for strict or lenient reading.</summary>
    public const string Handling = "handling";

    /// <summary>The preference for a response with the row, or without it.</summary>
    public const string Return = "return";

    /// <summary>The preference for default values instead of null.</summary>
    public const string Nulls = "nulls";

    /// <summary>The preference for an asynchronous response.</summary>
    public const string RespondAsync = "respond-async";

    /// <summary>The preference for a number of rows on a page.</summary>
    public const string MaxPageSize = "maxpagesize";

    /// <summary>The preference for processing the rest of a batch after a failure.</summary>
    public const string ContinueOnError = "continue-on-error";

    /// <summary>The preferences of endpoints that state none.</summary>
    public static readonly SupportedPreferences Default = new(Handling, Return, Nulls);

    /// <summary>The preferences of imports.</summary>
    public static readonly SupportedPreferences OfImports = new(Handling, RespondAsync);

    /// <summary>The preferences of proposals.</summary>
    public static readonly SupportedPreferences OfProposals = OfImports;

    /// <summary>The preferences of lists.</summary>
    public static readonly SupportedPreferences OfLists = new(Handling, Nulls, MaxPageSize);

    /// <summary>The preferences of batches.</summary>
    public static readonly SupportedPreferences OfBatches = new(ContinueOnError);
}
