using Mono.Cecil;

namespace WorkOrders.Application.Tests.Architecture;

/// <summary>
/// Reads the uses between the types of a compiled assembly: in base types, interfaces, constraints, attributes, members, signatures and
/// method bodies, including nested and compiler-generated types. Uses of constants are not found, because the compiler copies their values.
/// </summary>
internal sealed class TypeUses
{
    private readonly HashSet<TypeUse> _uses = [];
    private readonly string _root;
    private TypeReference _from = null!;

    private TypeUses(string root) => _root = root;

    /// <summary>Returns the uses between types in or below a namespace.</summary>
    /// <param name="assembly">The path of the assembly.</param>
    /// <param name="root">The namespace.</param>
    public static IReadOnlyCollection<TypeUse> Read(string assembly, string root)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        var uses = new TypeUses(root);
        foreach (var type in module.GetTypes().Where(type => uses.IsInside(Outermost(type).Namespace)))
        {
            uses._from = Outermost(type);
            uses.AddType(type);
        }
        return uses._uses;
    }

    private void AddType(TypeDefinition type)
    {
        Add(type.BaseType);
        Add(type.Interfaces.Select(implemented => implemented.InterfaceType));
        AddAttributes(type);
        AddGenericParameters(type);
        foreach (var field in type.Fields)
        {
            Add(field.FieldType);
            AddAttributes(field);
        }
        foreach (var property in type.Properties)
        {
            AddAttributes(property);
        }
        foreach (var raised in type.Events)
        {
            AddAttributes(raised);
        }
        foreach (var method in type.Methods)
        {
            AddMethod(method);
        }
    }

    private void AddMethod(MethodDefinition method)
    {
        AddSignature(method);
        AddAttributes(method);
        AddAttributes(method.MethodReturnType);
        AddGenericParameters(method);
        foreach (var parameter in method.Parameters)
        {
            AddAttributes(parameter);
        }
        if (!method.HasBody)
        {
            return;
        }
        Add(method.Body.Variables.Select(variable => variable.VariableType));
        Add(method.Body.ExceptionHandlers.Select(handler => handler.CatchType));
        foreach (var instruction in method.Body.Instructions)
        {
            AddOperand(instruction.Operand);
        }
    }

    private void AddOperand(object? operand)
    {
        switch (operand)
        {
            case TypeReference type:
                Add(type);
                break;
            case FieldReference field:
                Add(field.DeclaringType);
                Add(field.FieldType);
                break;
            case MethodReference method:
                Add(method.DeclaringType);
                AddSignature(method);
                Add((method as GenericInstanceMethod)?.GenericArguments ?? []);
                break;
            case CallSite call:
                AddSignature(call);
                break;
        }
    }

    private void AddSignature(IMethodSignature signature)
    {
        Add(signature.ReturnType);
        Add(signature.Parameters.Select(parameter => parameter.ParameterType));
    }

    private void AddGenericParameters(IGenericParameterProvider owner)
    {
        foreach (var parameter in owner.GenericParameters)
        {
            AddAttributes(parameter);
            Add(parameter.Constraints.Select(constraint => constraint.ConstraintType));
        }
    }

    private void AddAttributes(ICustomAttributeProvider owner)
    {
        foreach (var attribute in owner.CustomAttributes)
        {
            Add(attribute.AttributeType);
            AddSignature(attribute.Constructor);
            AddArguments(attribute.ConstructorArguments);
            AddArguments(attribute.Properties.Concat(attribute.Fields).Select(named => named.Argument));
        }
    }

    private void AddArguments(IEnumerable<CustomAttributeArgument> arguments)
    {
        foreach (var argument in arguments)
        {
            Add(argument.Type);
            switch (argument.Value)
            {
                case TypeReference type:
                    Add(type);
                    break;
                case CustomAttributeArgument boxed:
                    AddArguments([boxed]);
                    break;
                case CustomAttributeArgument[] list:
                    AddArguments(list);
                    break;
            }
        }
    }

    private void Add(IEnumerable<TypeReference?> types)
    {
        foreach (var type in types)
        {
            Add(type);
        }
    }

    private void Add(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                break;
            case FunctionPointerType pointer:
                AddSignature(pointer);
                break;
            case GenericInstanceType generic:
                Add(generic.ElementType);
                Add(generic.GenericArguments);
                break;
            case IModifierType modified:
                Add(modified.ModifierType);
                Add(modified.ElementType);
                break;
            case TypeSpecification wrapped:
                Add(wrapped.ElementType);
                break;
            case var named when Outermost(named) is var used && used.Namespace != _from.Namespace && IsInside(used.Namespace):
                _uses.Add(new(_from.FullName, _from.Namespace, used.FullName, used.Namespace));
                break;
        }
    }

    private bool IsInside(string name) => name == _root || name.StartsWith(_root + ".", StringComparison.Ordinal);

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
