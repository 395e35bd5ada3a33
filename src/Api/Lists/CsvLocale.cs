using Microsoft.Net.Http.Headers;

namespace WorkOrders.Api.Lists;

/// <summary>The delimiter and the decimal separator of CSV that a spreadsheet in the client's language expects.</summary>
/// <param name="Delimiter">The character between cells.</param>
/// <param name="DecimalSeparator">The character before the fraction of a number.</param>
internal sealed record CsvLocale(char Delimiter, char DecimalSeparator)
{
    /// <summary>The languages whose decimal separator is a comma (CLDR), so that the delimiter is a semicolon.</summary>
    private static readonly HashSet<string> WithComma = new(StringComparer.OrdinalIgnoreCase)
    {
        "be", "bg", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu", "id", "is", "it", "lt", "lv", "mk", "nb",
        "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "vi",
    };

    /// <summary>Returns the characters for the preferred language of a request.</summary>
    public static CsvLocale Of(HttpRequest request)
    {
        var language = StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var accepted)
            ? accepted.OrderByDescending(each => each.Quality ?? 1).Select(each => each.Value.ToString()).FirstOrDefault()
            : null;
        return language is not null && WithComma.Contains(language.Split('-')[0]) ? new(';', ',') : new(',', '.');
    }
}
