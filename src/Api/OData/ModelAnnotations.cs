using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;
using Microsoft.OData.Edm.Vocabularies.V1;

namespace WorkOrders.Api.OData;

/// <summary>Adds annotations of the standard vocabularies of OData to a model.</summary>
/// <param name="model">The model.</param>
internal sealed class ModelAnnotations(EdmModel model)
{
    private const string Core = "Org.OData.Core.V1";
    private const string Capabilities = "Org.OData.Capabilities.V1";

    private static readonly string[] Vocabularies = [Core, Capabilities];

    /// <summary>Adds references to the definitions of the vocabularies.</summary>
    public void AddVocabularies() => model.SetEdmReferences(Vocabularies.Select(vocabulary =>
    {
        var reference = new EdmReference(new($"https://oasis-tcs.github.io/odata-vocabularies/vocabularies/{vocabulary}.xml"));
        reference.AddInclude(new EdmInclude(vocabulary.Split('.')[^2], vocabulary));
        return reference;
    }).ToList());

    /// <summary>Adds an annotation of the Core vocabulary.</summary>
    public void AddCore(IEdmVocabularyAnnotatable target, string term, IEdmExpression value) =>
        Add(target, CoreVocabularyModel.Instance.FindDeclaredTerm($"{Core}.{term}"), value);

    /// <summary>Adds an annotation of the Capabilities vocabulary.</summary>
    public void AddCapability(IEdmVocabularyAnnotatable target, string term, IEdmExpression value) =>
        Add(target, CapabilitiesVocabularyModel.Instance.FindDeclaredTerm($"{Capabilities}.{term}"), value);

    /// <summary>Creates a Boolean.</summary>
    public static EdmBooleanConstant Flag(bool value) => new(value);

    /// <summary>Creates a text.</summary>
    public static EdmStringConstant Text(string value) => new(value);

    /// <summary>Creates an integer.</summary>
    public static EdmIntegerConstant Number(int value) => new(value);

    /// <summary>Creates a collection.</summary>
    public static EdmCollectionExpression List(IEnumerable<IEdmExpression> items) => new(items);

    /// <summary>Creates a collection of texts.</summary>
    public static EdmCollectionExpression Texts(IEnumerable<string> texts) => List(texts.Select(Text));

    /// <summary>Creates the path of a field.</summary>
    public static EdmPropertyPathExpression Path(IEdmStructuralProperty property) => new(property.Name);

    /// <summary>Creates the path of a navigation property.</summary>
    public static EdmNavigationPropertyPathExpression Path(IEdmNavigationProperty property) => new(property.Name);

    /// <summary>Creates a structured value.</summary>
    public static EdmRecordExpression Record(params IEnumerable<(string Name, IEdmExpression Value)> properties) =>
        new(properties.Select(property => new EdmPropertyConstructor(property.Name, property.Value)));

    /// <summary>Creates a member of an enumeration of the Capabilities vocabulary.</summary>
    public static EdmEnumMemberExpression Member(string type, string member) => new(
        ((IEdmEnumType)CapabilitiesVocabularyModel.Instance.FindDeclaredType($"{Capabilities}.{type}")).Members
            .Single(candidate => candidate.Name == member));

    private void Add(IEdmVocabularyAnnotatable target, IEdmTerm term, IEdmExpression value)
    {
        var annotation = new EdmVocabularyAnnotation(target, term, value);
        annotation.SetSerializationLocation(model, EdmVocabularyAnnotationSerializationLocation.Inline);
        model.AddVocabularyAnnotation(annotation);
    }
}
