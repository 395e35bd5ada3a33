using System.Text.RegularExpressions;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>What a tenant may be called and set to, in words; the table's constraints say the same.</summary>
internal static partial class TenantRules
{
    /// <summary>Checks a name, already in lower case.</summary>
    public static void Check(string name)
    {
        if (name.Length > 253 || !Name().IsMatch(name))
        {
            throw new AdministrationException(
                $"\"{name}\" cannot be a tenant's name: like a domain name, it has letters a-z, digits, hyphens and dots, begins and ends with a letter or digit, and is at most 253 long.");
        }
    }

    /// <summary>Checks the settings that are given.</summary>
    public static void Check(TenantChange settings)
    {
        if (settings.TimeZone is { } zone && !(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId))
        {
            throw new AdministrationException($"There is no time zone \"{zone}\" here: give an IANA name such as Europe/Berlin, America/New_York or UTC.");
        }
        OneOf("nulls", settings.Nulls, "null", "default");
        OneOf("handling", settings.Handling, "lenient", "strict");
    }

    private static void OneOf(string setting, string? value, string first, string second)
    {
        if (value is not null && value != first && value != second)
        {
            throw new AdministrationException($"{setting} cannot be \"{value}\": it is {first} or {second}.");
        }
    }

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
