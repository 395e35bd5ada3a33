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
    private readonly TimeZoneInfo _zone;

    /// <summary>Creates the resolver for a tenant.</summary>
    /// <param name="zone">The time zone of the tenant.</param>
    public LiteralResolver(TimeZoneInfo zone) => (_zone, EnableCaseInsensitive) = (zone, true);

    /// <inheritdoc/>
    public override void PromoteBinaryOperandTypes(
        BinaryOperatorKind binaryOperatorKind, ref SingleValueNode leftNode, ref SingleValueNode rightNode,
        out IEdmTypeReference typeReference)
    {
        leftNode = Read(leftNode, rightNode.TypeReference);
        rightNode = Read(rightNode, leftNode.TypeReference);
        base.PromoteBinaryOperandTypes(binaryOperatorKind, ref leftNode, ref rightNode, out typeReference);
    }

    /// <summary>Converts a literal of a list of values to the type of the operand to which it is compared.</summary>
    /// <exception cref="ODataException">The types cannot be compared.</exception>
    public ConstantNode ReadItem(ConstantNode literal, IEdmTypeReference? expected)
    {
        if (literal.Value is null || expected is null)
        {
            return literal;
        }
        var read = Read(literal, expected);
        SingleValueNode left = new ConstantNode(null, "null", expected), right = read;
        base.PromoteBinaryOperandTypes(BinaryOperatorKind.Equal, ref left, ref right, out _);
        return (ConstantNode)read;
    }

    /// <summary>Converts a literal to the type that is expected.</summary>
    private SingleValueNode Read(SingleValueNode node, IEdmTypeReference? expected) => node is ConstantNode constant && expected is not null
        ? (constant.Value, expected.PrimitiveKind()) switch
        {
            (not null, EdmPrimitiveTypeKind.DateTimeOffset) when constant.TypeReference?.IsDate() == true =>
                Typed(Local(constant.LiteralText, constant), constant, expected),
            (string text, EdmPrimitiveTypeKind.DateTimeOffset) => Typed(Local(text, constant), constant, expected),
            (string text, EdmPrimitiveTypeKind.Date) => new ConstantNode(
                DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    ? date
                    : throw Invalid(constant, "a date in the form 2026-05-01"),
                text, expected),
            (string text, EdmPrimitiveTypeKind.Guid) => Typed(
                Guid.TryParse(text, out var id) ? id : throw Invalid(constant, "a UUID"), constant, expected),
            (string text, EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int64)
                when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
                Typed(number, constant, EdmCoreModel.Instance.GetInt64(false)),
            (string text, EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int64 or EdmPrimitiveTypeKind.Decimal) => Typed(
                decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw Invalid(constant, "a number"),
                constant, EdmCoreModel.Instance.GetDecimal(false)),
            // The parser would round the number to a binary floating-point number.
            (float or double, EdmPrimitiveTypeKind.Decimal or EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int64)
                when decimal.TryParse(constant.LiteralText, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                Typed(number, constant, EdmCoreModel.Instance.GetDecimal(false)),
            (float or double, EdmPrimitiveTypeKind.Decimal or EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int64) =>
                throw Invalid(constant, $"a number from {decimal.MinValue} to {decimal.MaxValue}"),
            (string text, EdmPrimitiveTypeKind.Boolean) => Typed(
                bool.TryParse(text, out var flag) ? flag : throw Invalid(constant, "true or false"), constant, expected),
            _ => node,
        }
        : node;

    private DateTimeOffset Local(string text, ConstantNode constant) => Instant.TryRead(text, _zone, out var moment)
        ? moment
        : throw Invalid(constant, "a date, or a date and time with Z or an offset (with %2B for +), in ISO 8601");

    private static ConstantNode Typed(object value, ConstantNode literal, IEdmTypeReference type) => new(value, literal.LiteralText, type);

    private static InvalidLiteralException Invalid(ConstantNode literal, string expected) => new(
        literal.LiteralText, $"{Application.Requests.Truncation.Truncate(literal.LiteralText)} is not {expected}.");
}
