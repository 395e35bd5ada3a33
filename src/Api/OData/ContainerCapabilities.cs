using Microsoft.OData.Edm;
using WorkOrders.Api.Http;
using static WorkOrders.Api.OData.ModelAnnotations;

namespace WorkOrders.Api.OData;

/// <summary>Describes what the whole service supports.</summary>
internal static class ContainerCapabilities
{
    private static readonly string[] BatchFormats = ["multipart/mixed", "application/json"];

    /// <summary>Annotates the container of the sets.</summary>
    public static void AddTo(ModelAnnotations annotations, IEdmEntityContainer container)
    {
        annotations.AddCapability(container, "ConformanceLevel", Member("ConformanceLevelType", "Intermediate"));
        annotations.AddCapability(container, "SupportedFormats", Texts(MediaTypes.List.Written));
        annotations.AddCapability(container, "FilterFunctions", Texts(FunctionBinder.Names.Order(StringComparer.Ordinal)));
        annotations.AddCapability(container, "BatchSupported", Flag(true));
        annotations.AddCapability(container, "BatchSupport", Record(
            ("ContinueOnErrorSupported", Flag(true)),
            ("ReferencesInRequestBodiesSupported", Flag(true)),
            ("SupportedFormats", Texts(BatchFormats))));
    }
}
