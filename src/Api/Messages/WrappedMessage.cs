using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Messages;

/// <summary>Recognizes a message that is one level too deep, as <c>{"jobs": {…}}</c> from XML or <c>{"value": […]}</c> from
/// OData.</summary>
internal static class WrappedMessage
{
    /// <summary>Returns the problem of a message whose only property is unknown and contains an object with known fields.</summary>
    /// <param name="utf8">The message, an object.</param>
    /// <param name="fields">The fields of the message.</param>
    /// <param name="entity">The entity of the message; null if it is no row of an entity.</param>
    public static Problem? Find(ReadOnlySpan<byte> utf8, Fields fields, Entity? entity)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName || IsField(ref reader, fields)
            || !JsonText.TryRead(ref reader, out var wrapper) || fields.FindInAnyCase(wrapper) is not null || Annotations.Is(wrapper)
            || entity?.FindReference(wrapper.ToLowerInvariant()) is not null)
        {
            return null;
        }
        reader.Read();
        var isList = reader.TokenType == JsonTokenType.StartArray;
        if (isList)
        {
            reader.Read();
        }
        if (reader.TokenType != JsonTokenType.StartObject || !HasKnownField(reader, fields))
        {
            return null;
        }
        reader.Skip();
        while (isList && reader.TokenType != JsonTokenType.EndArray && reader.Read())
        {
            reader.Skip();
        }
        // Known fields beside it are a message with an unknown object, which is ignored.
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndObject)
        {
            return null;
        }
        var quoted = Truncation.Truncate(wrapper);
        return new($"/{JsonText.EscapePointer(quoted)}", "wrapped", isList
            ? $"\"{quoted}\" is a list.{HintForLists(entity)}"
            : $"The message is one level too deep: send the content of \"{quoted}\" as the body.")
        {
            Kind = ProblemKind.Malformed,
        };
    }

    /// <summary>Returns what to do with a list of rows, as a sentence to append to a message; empty if no list can be sent.</summary>
    /// <param name="entity">The entity of the rows; null if they are no rows of an entity.</param>
    public static string HintForLists(Entity? entity) =>
        entity is null ? "" : $" Send each {entity.Label} by itself, or all of them as an array to api/{entity.Path}/Import.";

    private static bool IsField(ref Utf8JsonReader reader, Fields fields)
    {
        Span<char> buffer = stackalloc char[JsonText.ShortLength];
        return JsonText.Copy(ref reader, buffer) is { } length && fields.Find(buffer[..length]) is not null;
    }

    private static bool HasKnownField(Utf8JsonReader reader, Fields fields)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonText.TryRead(ref reader, out var name) && fields.FindInAnyCase(name) is not null)
            {
                return true;
            }
            reader.Read();
            reader.Skip();
        }
        return false;
    }
}
