using System.Text.RegularExpressions;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Validates the names and settings of tenants, with messages; the table has the same constraints.</summary>
internal static partial class TenantRules
{
    /// <summary>Checks a name, which must already be in lower case.</summary>
    public static void Check(string name)
    {
        if (name.Length > 253 || !Name().IsMatch(name))
        {
            throw new AdministrationException(
                $"\"{name}\" is not a valid tenant name: like a domain name, it consists of letters a-z, digits, hyphens and dots, " +
                "starts and ends with a letter or digit, and has at most 253 characters.");
        }
    }

    /// <summary>Checks the settings that have a value.</summary>
    public static void Check(TenantChange settings)
    {
        if (settings.TimeZone is { } zone && !TimeZoneId.TryFind(zone, out _))
        {
            throw new AdministrationException(
                $"There is no time zone \"{zone}\": use an IANA name such as Europe/Berlin, America/New_York or UTC.");
        }
        OneOf("nulls", settings.Nulls, "null", "default");
        OneOf("handling", settings.Handling, "lenient", "strict");
        OneOf("if-match", settings.IfMatch, "optional", "required");
    }

    private static void OneOf(string setting, string? value, string first, string second)
    {
        if (value is not null && value != first && value != second)
        {
            throw new AdministrationException($"\"{value}\" is not a valid value of {setting}: use {first} or {second}.");
        }
    }

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
