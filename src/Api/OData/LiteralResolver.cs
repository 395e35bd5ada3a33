using System.Collections.Frozen;
using System.Globalization;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using WorkOrders.Application.Contract.Values;

namespace WorkOrders.Api.OData;

/// <summary>
/// Accepts the forms that clients of the published API send: names and operators in any case, and dates, GUIDs and numbers in quotes. A
/// date without an offset is in the time zone of the tenant, as in messages.
/// </summary>
internal sealed class LiteralResolver : ODataUriResolver
{
    /// <summary>The operators whose names differ from those of their kinds.</summary>
    private static readonly FrozenDictionary<BinaryOperatorKind, string> Operators = new Dictionary<BinaryOperatorKind, string>
    {
        [BinaryOperatorKind.Equal] = "eq",
        [BinaryOperatorKind.NotEqual] = "ne",
        [BinaryOperatorKind.GreaterThan] = "gt",
        [BinaryOperatorKind.GreaterThanOrEqual] = "ge",
        [BinaryOperatorKind.LessThan] = "lt",
        [BinaryOperatorKind.LessThanOrEqual] = "le",
        [BinaryOperatorKind.Subtract] = "sub",
        [BinaryOperatorKind.Multiply] = "mul",
        [BinaryOperatorKind.Divide] = "div",
        [BinaryOperatorKind.Modulo] = "mod",
    }.ToFrozenDictionary();

    private readonly TimeZoneInfo _zone;

    /// <summary>Creates the resolver for a tenant.</summary>
    /// <param name="zone">The time zone of the tenant.</param>
    public LiteralResolver(TimeZoneInfo zone) => (_zone, EnableCaseInsensitive) = (zone, true);

    /// <inheritdoc/>
    public override void PromoteBinaryOperandTypes(
        BinaryOperatorKind binaryOperatorKind, ref SingleValueNode leftNode, ref SingleValueNode rightNode,
        out IEdmTypeReference typeReference)
    {
        if (binaryOperatorKind == BinaryOperatorKind.Has)
        {
            throw QueryRefusedException.NotSupported("The operator has", "has");
        }
        var (left, right) = (leftNode, rightNode);
        try
        {
            leftNode = Read(left, right.TypeReference);
            rightNode = Read(right, leftNode.TypeReference);
            base.PromoteBinaryOperandTypes(binaryOperatorKind, ref leftNode, ref rightNode, out typeReference);
        }
        catch (ODataException error)
        {
            var (refused, other) = left is ConstantNode ? (left, right) : (right, left);
            throw new InvalidLiteralException(
                TypeNames.NameOf(refused) ?? TypeNames.NameOf(other),
                error is InvalidLiteralException
                    ? error.Message
                    : $"{TypeNames.Describe(left)}, and {TypeNames.Describe(right)}; the operator cannot be applied to these types.")
            {
                ComparedTo = TypeNames.NameOf(other),
                Operator = Operators.GetValueOrDefault(binaryOperatorKind, $"{binaryOperatorKind}"),
            };
        }
    }

    /// <summary>Converts a literal of a list of values to the type of the operand to which it is compared.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="position">Its position in the option.</param>
    /// <param name="operand">The operand.</param>
    /// <exception cref="ODataException">The types cannot be compared.</exception>
    public ConstantNode ReadItem(ConstantNode literal, int position, SingleValueNode operand)
    {
        if (literal.Value is null || operand.TypeReference is null)
        {
            return literal;
        }
        // Stands for the operand, which may itself be a literal that must not be converted.
        SingleValueNode left = new ConstantNode(null, TypeNames.NameOf(operand) ?? "the value", operand.TypeReference), right = literal;
        try
        {
            PromoteBinaryOperandTypes(BinaryOperatorKind.Equal, ref left, ref right, out _);
            return (ConstantNode)Read(literal, operand.TypeReference);
        }
        catch (InvalidLiteralException invalid)
        {
            invalid.Position = position;
            throw;
        }
    }

    /// <summary>Converts a literal to the type that is expected.</summary>
    private SingleValueNode Read(SingleValueNode node, IEdmTypeReference? expected) => node is ConstantNode constant && expected is not null
        ? (constant.Value, expected.PrimitiveKind()) switch
        {
            (not null, EdmPrimitiveTypeKind.DateTimeOffset) when constant.TypeReference?.IsDate() == true =>
                Typed(Local(constant.LiteralText, constant), constant, expected),
            (string text, EdmPrimitiveTypeKind.DateTimeOffset) => Typed(Local(text, constant), constant, expected),
            (string text, EdmPrimitiveTypeKind.Date) => new ConstantNode(
                CalendarText.TryReadDate(text, out var date) ? date : throw Invalid(constant, "a date in the form 2026-05-01"),
                text, expected),
            (string text, EdmPrimitiveTypeKind.TimeOfDay) => new ConstantNode(
                CalendarText.TryReadTime(text, out var time) ? time : throw Invalid(constant, "a time of day in the form 07:30"),
                text, expected),
            (string text, EdmPrimitiveTypeKind.Guid) => Typed(
                Guid.TryParse(text, out var id) ? id : throw Invalid(constant, "a UUID"), constant, expected),
            (string text, EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int64)
                when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
                Typed(number, constant, EdmCoreModel.Instance.GetInt64(false)),
            (string text, EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int64 or EdmPrimitiveTypeKind.Decimal) =>
                Number(text, constant),
            (float or double or decimal, EdmPrimitiveTypeKind.Decimal or EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int64) =>
                Number(constant.LiteralText, constant),
            (string text, EdmPrimitiveTypeKind.Boolean) => Typed(
                bool.TryParse(text, out var flag) ? flag : throw Invalid(constant, "true or false"), constant, expected),
            _ => node,
        }
        : node;

    private DateTimeOffset Local(string text, ConstantNode constant) => Instant.TryRead(text, _zone, out var moment)
        ? moment
        : throw Invalid(constant, "a date, or a date and time with Z or an offset (with %2B for +), in ISO 8601");

    private static ConstantNode Number(string text, ConstantNode constant) => Typed(
        NumberLiteral.TryRead(text, out var number) ? number : throw Invalid(constant, NumberLiteral.Expected),
        constant,
        EdmCoreModel.Instance.GetDecimal(false));

    private static ConstantNode Typed(object value, ConstantNode literal, IEdmTypeReference type) => new(value, literal.LiteralText, type);

    private static InvalidLiteralException Invalid(ConstantNode literal, string expected) => new(
        literal.LiteralText, $"{Application.Requests.Truncation.Truncate(literal.LiteralText)} is not {expected}.");
}
