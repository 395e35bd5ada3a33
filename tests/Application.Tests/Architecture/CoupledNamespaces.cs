// Namespaces that break the rules of NamespaceCycles, with one example of each kind of use, for NamespaceTests to find.

namespace WorkOrders.Application.Tests.Architecture.Coupled
{
    internal sealed class ParentOfUsers
    {
        public static object Child() => new Users.Cycle();
    }
}

namespace WorkOrders.Application.Tests.Architecture.Coupled.Users
{
    internal sealed class Cycle;

    [Used.Mark(typeof(Used.AttributeArgument))]
    internal abstract class User<T> : Used.BaseType, Used.IInterface
        where T : Used.Constraint
    {
        public Used.FieldType? Field = null;

        public List<Used.GenericArgument[]> Property { get; } = [];

        public abstract Used.Result Method(ref Used.Parameter parameter);

        public static void Body()
        {
            try
            {
                Used.CalledInBody.Call();
            }
            catch (Used.CaughtException)
            {
                Array.Empty<Used.MethodArgument>();
            }
        }

        public static Func<object> Lambda(object captured) => () => captured is Used.TestedInLambda;

        public static async Task AsyncMethod()
        {
            await Task.Yield();
            Used.CalledInAsyncMethod.Call();
        }

        public static IEnumerable<object> Iterator()
        {
            yield return new Used.CreatedInIterator();
        }

        private sealed class Nested
        {
            public override string ToString() => nameof(Nested) + new Used.OuterType.Deeper();
        }
    }
}

namespace WorkOrders.Application.Tests.Architecture.Coupled.Used
{
    internal class BaseType;

    internal interface IInterface;

    internal class Constraint;

    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class MarkAttribute(Type type) : Attribute
    {
        public Type Type => type;
    }

    internal sealed class AttributeArgument;

    internal sealed class FieldType;

    internal sealed class GenericArgument;

    internal sealed class Result;

    internal sealed class Parameter;

    internal sealed class MethodArgument;

    internal sealed class CaughtException : Exception;

    internal sealed class CalledInBody
    {
        public static object Call() => new Users.Cycle();
    }

    internal sealed class TestedInLambda;

    internal sealed class CalledInAsyncMethod
    {
        public static void Call() => Console.Out.Flush();
    }

    internal sealed class CreatedInIterator;

    internal sealed class OuterType
    {
        public sealed class Deeper;
    }
}
