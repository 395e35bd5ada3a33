using Microsoft.OData.Edm;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.OData;

/// <summary>
/// The entities as an entity data model of OData (CSDL 4.0). It is derived from the declarations of the records.
/// </summary>
internal sealed class ContractModel
{
    /// <summary>The namespace of the types.</summary>
    public const string Namespace = "WorkOrders";

    private readonly Dictionary<Entity, EdmEntityType> _types = [];
    private readonly Dictionary<Entity, EdmEntitySet> _sets = [];
    private readonly Dictionary<IEdmType, Entity> _entities = [];

    /// <summary>Creates the model.</summary>
    public ContractModel(EntityModel entities)
    {
        foreach (var entity in entities.Entities)
        {
            AddType(entity);
        }
        foreach (var entity in entities.Entities)
        {
            AddNavigation(entity);
        }
        var container = new EdmEntityContainer(Namespace, "Container");
        Edm.SetEdmVersion(EdmConstants.EdmVersion4);
        Edm.AddElement(container);
        foreach (var entity in entities.Entities.OrderBy(entity => entity.Path, StringComparer.Ordinal))
        {
            _sets[entity] = container.AddEntitySet(entity.Path, _types[entity]);
        }
        BindNavigation();
        Annotate(container);
    }

    /// <summary>The model as the OData library reads it.</summary>
    public EdmModel Edm { get; } = new();

    /// <summary>The entities, in the order of their paths.</summary>
    public IEnumerable<Entity> Entities => _sets.Keys;

    /// <summary>Returns the type of an entity.</summary>
    public IEdmEntityType TypeOf(Entity entity) => _types[entity];

    /// <summary>Returns the set of the rows of an entity.</summary>
    public IEdmEntitySet SetOf(Entity entity) => _sets[entity];

    /// <summary>Returns the entity of a type.</summary>
    public Entity EntityOf(IEdmType type) => _entities[type];

    private void AddType(Entity entity)
    {
        var type = new EdmEntityType(Namespace, entity.Name);
        foreach (var field in entity.ValueFields)
        {
            var property = type.AddStructuralProperty(field.Name, FieldTypes.Of(field, Edm));
            if (field == entity.Id)
            {
                type.AddKeys(property);
            }
        }
        if (ProblemType.IsDeclaredBy(entity))
        {
            type.AddStructuralProperty(ProblemType.Warnings, ProblemType.ListIn(Edm));
        }
        Edm.AddElement(type);
        _types[entity] = type;
        _entities[type] = entity;
    }

    private void AddNavigation(Entity entity)
    {
        var type = _types[entity];
        foreach (var reference in entity.References)
        {
            var target = _types[reference.Target];
            type.AddUnidirectionalNavigation(new EdmNavigationPropertyInfo
            {
                Name = reference.NavigationName,
                Target = target,
                TargetMultiplicity = reference.Id.IsNeverNull ? EdmMultiplicity.One : EdmMultiplicity.ZeroOrOne,
                DependentProperties = [(IEdmStructuralProperty)type.FindProperty(reference.Id.Name)],
                PrincipalProperties = target.DeclaredKey,
            });
        }
        foreach (var collection in entity.Collections)
        {
            type.AddUnidirectionalNavigation(new EdmNavigationPropertyInfo
            {
                Name = collection.Name,
                Target = _types[collection.Item],
                TargetMultiplicity = EdmMultiplicity.Many,
            });
        }
    }

    private void BindNavigation()
    {
        foreach (var (entity, set) in _sets)
        {
            foreach (var navigation in _types[entity].DeclaredNavigationProperties())
            {
                set.AddNavigationTarget(navigation, _sets[_entities[navigation.ToEntityType()]]);
            }
        }
    }

    private void Annotate(EdmEntityContainer container)
    {
        var annotations = new ModelAnnotations(Edm);
        annotations.AddVocabularies();
        ContainerCapabilities.AddTo(annotations, container);
        foreach (var (entity, set) in _sets)
        {
            TypeAnnotations.AddTo(annotations, entity, _types[entity]);
            SetCapabilities.AddTo(annotations, entity, set);
        }
    }
}
