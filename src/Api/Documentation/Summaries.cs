using System.Reflection;
using System.Xml.Linq;

namespace WorkOrders.Api.Documentation;

/// <summary>
/// Reads the summaries of types and properties from the XML documentation file that the compiler writes next to each assembly.
/// </summary>
internal sealed class Summaries
{
    private readonly Dictionary<Assembly, Dictionary<string, string>> _byAssembly = [];

    /// <summary>Returns the summary of a type.</summary>
    /// <exception cref="FileNotFoundException">The XML file of its assembly is missing.</exception>
    public string For(Type type) => Read(type.Assembly)[$"T:{type.FullName}"];

    /// <summary>Returns the summary of a property, from the assembly that declares the property.</summary>
    /// <exception cref="FileNotFoundException">The XML file of that assembly is missing.</exception>
    public string For(PropertyInfo property) =>
        Read(property.DeclaringType!.Assembly)[$"P:{property.DeclaringType.FullName}.{property.Name}"];

    private Dictionary<string, string> Read(Assembly assembly)
    {
        if (!_byAssembly.TryGetValue(assembly, out var summaries))
        {
            _byAssembly[assembly] = summaries = XDocument.Load(Path.Join(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml"))
                .Descendants("member")
                .Where(member => member.Element("summary") is not null)
                .ToDictionary(member => member.Attribute("name")!.Value, member => OneLine(member.Element("summary")!.Value));
        }
        return summaries;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
