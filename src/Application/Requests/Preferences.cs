using WorkOrders.Application.Tenancy;

namespace WorkOrders.Application.Requests;

/// <summary>The preferences of a request for reading it and for its response (RFC 7240).</summary>
/// <param name="Minimal">Whether the response contains only the id.</param>
/// <param name="Strict">Whether unknown fields and numbers sent as strings are refused.</param>
/// <param name="NullsAsDefaults">Whether the response contains default values instead of nulls.</param>
/// <param name="InBackground">
/// Whether the response is sent before the work is done and contains the URL of its progress. Only imports support this.
/// </param>
/// <param name="Applied">The applied preferences, as listed in the response; empty if there are none.</param>
public sealed record Preferences(bool Minimal, bool Strict, bool NullsAsDefaults, bool InBackground, string Applied)
{
    /// <summary>The largest number of rows on a page of a list; a client that prefers more gets this number.</summary>
    public const int LargestPageSize = 1000;

    /// <summary>The maximum number of rows on a page; null if the client states none. Only lists support this.</summary>
    public int? MaxPageSize { get; init; }

    /// <summary>Whether a batch continues after one of its requests has failed. Only batches support this.</summary>
    public bool ContinueOnError { get; init; }

    /// <summary>Returns the preferences of a request that specifies none, which are the settings of its tenant.</summary>
    public static Preferences From(TenantSettings settings) =>
        new(Minimal: false, settings.Strict, settings.NullsAsDefaults, InBackground: false, "");
}
