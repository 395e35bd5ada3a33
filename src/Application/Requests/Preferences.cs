using WorkOrders.Application.Tenancy;

namespace WorkOrders.Application.Requests;

/// <summary>How a request wants to be read and answered (RFC 7240).</summary>
/// <param name="Minimal">Answer only the id.</param>
/// <param name="Strict">Refuse unknown fields, and numbers sent as text.</param>
/// <param name="NullsAsDefaults">Write no nulls.</param>
/// <param name="InBackground">Answer before the work is done, with the address of its progress. Only imports do.</param>
/// <param name="Applied">The preferences that were understood, as the answer lists them; empty when there are none.</param>
public sealed record Preferences(bool Minimal, bool Strict, bool NullsAsDefaults, bool InBackground, string Applied)
{
    /// <summary>The preferences of a request that states none: its tenant's settings.</summary>
    public static Preferences From(TenantSettings settings) =>
        new(Minimal: false, settings.Strict, settings.NullsAsDefaults, InBackground: false, "");
}
