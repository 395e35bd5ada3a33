using System.Xml;
using Microsoft.OData.Edm.Csdl;
using WorkOrders.Api.OData;

namespace WorkOrders.Api.Metadata;

/// <summary>The entity data model as CSDL XML 4.0. It is the same for all tenants, and is written once.</summary>
internal sealed class MetadataDocument
{
    /// <summary>The media type of the document.</summary>
    public const string MediaType = "application/xml";

    /// <summary>Writes the document.</summary>
    /// <exception cref="InvalidOperationException">The model is invalid.</exception>
    public MetadataDocument(ContractModel model)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new() { Encoding = new System.Text.UTF8Encoding(false) }))
        {
            if (!CsdlWriter.TryWriteCsdl(model.Edm, writer, CsdlTarget.OData, out var errors))
            {
                throw new InvalidOperationException(string.Join(Environment.NewLine, errors));
            }
        }
        Content = buffer.ToArray();
    }

    /// <summary>The document, in UTF-8.</summary>
    public ReadOnlyMemory<byte> Content { get; }
}
