using System.Text.RegularExpressions;

namespace WorkOrders.Infrastructure.Database;

/// <summary>
/// The text of one statement, kept and used again. Its parameters, <c>@name</c> as it is written, go by place (<c>$1</c>) as it is sent: the driver then need not read it.
/// </summary>
internal sealed partial class Statement
{
    private readonly List<string> _names = [];

    /// <summary>Reads a statement.</summary>
    /// <param name="text">Its text; one statement, not several.</param>
    public Statement(string text)
    {
        Text = text;
        Sent = Name().Replace(text, match =>
        {
            var name = match.Groups[1].Value;
            if (!_names.Contains(name))
            {
                _names.Add(name);
            }
            return $"${_names.IndexOf(name) + 1}";
        });
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>As it is sent.</summary>
    public string Sent { get; }

    /// <summary>The names of its parameters, in their places.</summary>
    public IReadOnlyList<string> Parameters => _names;

    [GeneratedRegex("@([a-z_0-9]+)")]
    private static partial Regex Name();
}
