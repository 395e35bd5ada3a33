using System.Text.RegularExpressions;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>
/// The text of one statement, kept and used again. Its parameters, <c>@name</c> as it is written, go by place (<c>$1</c>) as it is sent:
/// the driver then need not read it.
/// </summary>
internal sealed partial class Statement
{
    /// <summary>Reads a statement.</summary>
    /// <param name="text">Its text; one statement, not several.</param>
    /// <param name="parameters">The names of its parameters, in the order in which they will always be added.</param>
    public Statement(string text, IEnumerable<string> parameters)
    {
        var places = parameters.Select((name, index) => (name, index))
            .ToDictionary(parameter => parameter.name, parameter => parameter.index + 1);
        NamedSql = text;
        PositionalSql = Name().Replace(text, match => $"${places[match.Groups[1].Value]}");
    }

    /// <summary>As it was written.</summary>
    public string NamedSql { get; }

    /// <summary>As it is sent.</summary>
    public string PositionalSql { get; }

    [GeneratedRegex("@([a-z_0-9]+)")]
    private static partial Regex Name();
}
