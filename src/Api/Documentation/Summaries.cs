using System.Reflection;
using System.Xml.Linq;

namespace WorkOrders.Api.Documentation;

/// <summary>The summaries of an assembly's types and properties, from the XML documentation that the compiler writes.</summary>
internal sealed class Summaries
{
    private readonly Dictionary<string, string> _byMember;

    /// <summary>Reads the summaries of an assembly.</summary>
    /// <exception cref="FileNotFoundException">The XML file of the assembly is missing.</exception>
    public Summaries(Assembly assembly) => _byMember = XDocument.Load(Path.Join(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml"))
        .Descendants("member")
        .Where(member => member.Element("summary") is not null)
        .ToDictionary(member => member.Attribute("name")!.Value, member => OneLine(member.Element("summary")!.Value));

    /// <summary>The summary of a type.</summary>
    public string For(Type type) => _byMember[$"T:{type.FullName}"];

    /// <summary>The summary of a property.</summary>
    public string For(PropertyInfo property) => _byMember[$"P:{property.DeclaringType!.FullName}.{property.Name}"];

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
