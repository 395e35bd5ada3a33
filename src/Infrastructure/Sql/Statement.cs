using System.Text.RegularExpressions;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>
/// The reusable text of one SQL statement. Its named parameters (<c>@name</c>) are sent as positional parameters (<c>$1</c>), so that the
/// driver does not have to parse the statement.
/// </summary>
internal sealed partial class Statement
{
    /// <summary>Creates a statement, and replaces its named parameters with positional ones.</summary>
    /// <param name="text">The text of one statement, not of several.</param>
    /// <param name="parameters">The names of the parameters, in the order in which they are always added.</param>
    public Statement(string text, IEnumerable<string> parameters)
    {
        var places = parameters.Select((name, index) => (name, index))
            .ToDictionary(parameter => parameter.name, parameter => parameter.index + 1);
        NamedSql = text;
        PositionalSql = Name().Replace(text, match => $"${places[match.Groups[1].Value]}");
    }

    /// <summary>The statement with named parameters.</summary>
    public string NamedSql { get; }

    /// <summary>The statement with positional parameters.</summary>
    public string PositionalSql { get; }

    [GeneratedRegex("@([a-z_0-9]+)")]
    private static partial Regex Name();
}
