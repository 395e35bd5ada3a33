using Microsoft.Net.Http.Headers;
using WorkOrders.Api.Http;
using WorkOrders.Api.OData;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Lists;

/// <summary>
/// The query options of a request, by their names in lower case with <c>$</c>. They can also be given without <c>$</c> (OData 4.01, part 2,
/// section 5.1), and parameter aliases are replaced.
/// </summary>
internal sealed class QueryOptions
{
    /// <summary>The condition that rows must satisfy.</summary>
    public const string Filter = "$filter";

    /// <summary>The order of the rows.</summary>
    public const string OrderBy = "$orderby";

    /// <summary>The fields of a row.</summary>
    public const string Select = "$select";

    /// <summary>The related rows that are part of a row.</summary>
    public const string Expand = "$expand";

    /// <summary>The maximum number of rows.</summary>
    public const string Top = "$top";

    /// <summary>The number of rows that are skipped.</summary>
    public const string Skip = "$skip";

    /// <summary>Whether the rows are counted.</summary>
    public const string Count = "$count";

    /// <summary>The words that rows must contain.</summary>
    public const string Search = "$search";

    /// <summary>The position of a page.</summary>
    public const string SkipToken = "$skiptoken";

    /// <summary>The media type of the response.</summary>
    public const string Format = "$format";

    /// <summary>The words that rows must contain; the same as <see cref="Search"/>.</summary>
    public const string Words = "q";

    /// <summary>The maximum length of a query string.</summary>
    private const int MaxLength = 16 * 1024;

    private static readonly Dictionary<string, string> Abbreviations = new()
    {
        ["json"] = "application/json",
        ["csv"] = "text/csv",
        ["ndjson"] = "application/x-ndjson",
    };

    private readonly Dictionary<string, string> _values = [];
    private readonly ParameterAliases _aliases = new();
    private readonly Problems _problems;

    private QueryOptions(Problems problems) => _problems = problems;

    /// <summary>Reads the query options of a request, and applies the format if it is one of them; invalid ones are problems.</summary>
    /// <param name="request">The request.</param>
    /// <param name="names">The options that the endpoint supports.</param>
    /// <param name="context">The context of the request.</param>
    public static QueryOptions Read(HttpRequest request, IReadOnlyList<string> names, RequestContext context)
    {
        var options = new QueryOptions(context.Problems);
        if (request.QueryString.Value?.Length > MaxLength)
        {
            options.Refuse(null, "too_long", $"The query string has {request.QueryString.Value.Length:N0} characters; at most "
                + $"{MaxLength:N0} are allowed. Use a shorter filter.");
            return options;
        }
        foreach (var (key, values) in request.Query)
        {
            options.Read(key, values, names, context.Preferences.Strict);
        }
        options.ApplyFormat(request.HttpContext);
        return options;
    }

    /// <summary>Refuses all query options but the format, which is applied.</summary>
    /// <exception cref="RefusedException">The request has another option, or does not support the format.</exception>
    public static void ReadFormat(HttpRequest request, RequestContext context)
    {
        Read(request, [Format], context);
        context.Problems.ThrowIfAny();
    }

    /// <summary>Reads the query options of a request that also has other parameters; unknown names are ignored.</summary>
    /// <param name="request">The request.</param>
    /// <param name="names">The options.</param>
    /// <param name="context">The context of the request.</param>
    public static QueryOptions Pick(HttpRequest request, IReadOnlyList<string> names, RequestContext context)
    {
        var options = new QueryOptions(context.Problems);
        foreach (var (key, values) in request.Query)
        {
            if (Find(key, names) is { } name)
            {
                options.Read(name, values);
            }
        }
        return options;
    }

    /// <summary>Returns the value of an option; null if it is not given.</summary>
    public string? this[string name] => Text(name)?.ToString();

    /// <summary>Reads a whole number; null if it is not given or invalid.</summary>
    public long? GetNumber(string name)
    {
        if (!_values.TryGetValue(name, out var value))
        {
            return null;
        }
        if (long.TryParse(value, System.Globalization.NumberStyles.None, null, out var number) && number <= int.MaxValue)
        {
            return number;
        }
        Refuse(name, "bad_parameter",
            $"\"{name}\" must be a whole number from 0 to {int.MaxValue}; received \"{Truncation.Truncate(value)}\".");
        return null;
    }

    /// <summary>Reads true or false; false if it is not given or invalid.</summary>
    public bool GetFlag(string name)
    {
        if (!_values.TryGetValue(name, out var value))
        {
            return false;
        }
        if (bool.TryParse(value, out var flag))
        {
            return flag;
        }
        Refuse(name, "bad_parameter", $"\"{name}\" must be true or false; received \"{Truncation.Truncate(value)}\".");
        return false;
    }

    /// <summary>
    /// Applies the option that chooses the format of the response, which takes precedence over the header <c>Accept</c> (OData 4.01, part
    /// 1, section 11.2.12).
    /// </summary>
    private void ApplyFormat(HttpContext context)
    {
        if (!_values.TryGetValue(Format, out var value))
        {
            return;
        }
        context.Request.Headers.Accept = Abbreviations.GetValueOrDefault(value.ToLowerInvariant()) ?? value;
        if (MediaTypeHeaderValue.TryParse(context.Request.Headers.Accept.ToString(), out _)
            && AcceptHeader.Negotiate(context.Request) is { } format)
        {
            context.Features.Set(format);
        }
        else
        {
            Refuse(Format, "bad_parameter",
                $"\"{Format}\" must be {string.Join(", ", Abbreviations.Keys)} or a media type of the response; "
                    + $"received \"{Truncation.Truncate(value)}\".");
        }
    }

    /// <summary>Parses an option. If it is invalid, adds a problem and returns the default value.</summary>
    public T? Parse<T>(string name, Func<string?, T> parse)
    {
        try
        {
            return parse(this[name]);
        }
        catch (QueryRefusedException refused)
        {
            _problems.Add(refused.Suggestions.AddTo(
                new Problem(null, refused.Code, refused.Message, Truncation.Truncate(_values.GetValueOrDefault(name) ?? ""))
            {
                Kind = refused.IsNotSupported ? ProblemKind.NotSupported : ProblemKind.Malformed,
                Parameter = name,
                Position = refused.Position is { } position ? Text(name)?.SourcePosition(position) : null,
            }));
            return default;
        }
    }

    /// <summary>Adds the problem that an option has an invalid value.</summary>
    public void Refuse(string? name, string code, string message, ProblemKind kind = ProblemKind.Malformed) =>
        _problems.Add(new(null, code, message) { Kind = kind, Parameter = name });

    private void Read(string key, IReadOnlyList<string?> values, IReadOnlyList<string> names, bool strict)
    {
        if (key.StartsWith('@'))
        {
            if (_aliases.Add(key, values) is { } problem)
            {
                Refuse(key, "invalid_value", problem);
            }
            return;
        }
        if (Find(key, names) is { } name)
        {
            Read(name, values);
        }
        else
        {
            UnknownParameter.Report(_problems, key, names, strict);
        }
    }

    private void Read(string name, IReadOnlyList<string?> values)
    {
        if (values.Count > 1 || !_values.TryAdd(name, values[0] ?? ""))
        {
            Refuse(name, "duplicate_parameter", $"\"{name}\" is given more than once; send it once.");
        }
    }

    private ReplacedText? Text(string name) => _values.GetValueOrDefault(name) is not { } value ? null
        : name is Filter or OrderBy or Expand ? _aliases.Replace(value)
        : new(value);

    private static string? Find(string key, IReadOnlyList<string> names) => names.FirstOrDefault(name =>
        name.Equals(key, StringComparison.OrdinalIgnoreCase) || name.Equals($"${key}", StringComparison.OrdinalIgnoreCase));
}
