using System.Reflection;
using System.Xml.Linq;

namespace WorkOrders.Api.Documentation;

/// <summary>The summaries written on an assembly's types and properties, as the compiler put them beside the assembly.</summary>
internal sealed class Summaries
{
    private readonly Dictionary<string, string> _byMember;

    /// <summary>Reads the summaries of an assembly.</summary>
    /// <exception cref="FileNotFoundException">The assembly was deployed without its XML file.</exception>
    public Summaries(Assembly assembly) => _byMember = XDocument.Load(Path.Join(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml"))
        .Descendants("member")
        .Where(member => member.Element("summary") is not null)
        .ToDictionary(member => member.Attribute("name")!.Value, member => OneLine(member.Element("summary")!.Value));

    /// <summary>What a type is.</summary>
    public string Of(Type type) => _byMember[$"T:{type.FullName}"];

    /// <summary>What a property holds.</summary>
    public string Of(PropertyInfo property) => _byMember[$"P:{property.DeclaringType!.FullName}.{property.Name}"];

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
