using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Access;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Access;

/// <summary>Reads the message of <c>POST /session</c>. A password is taken as it is sent, unlike other texts.</summary>
internal static class SignInMessage
{
    /// <summary>The field with the name of the tenant.</summary>
    public const string Tenant = "tenant";

    /// <summary>The field with the name of the user.</summary>
    public const string User = "user";

    /// <summary>The field with the password.</summary>
    public const string Password = "password";

    /// <summary>The maximum size of a message in bytes.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>Reads the message.</summary>
    /// <returns>The credential; null if a part contains control characters, so that no user can have it.</returns>
    /// <exception cref="RefusedException">The message is not an object with three texts.</exception>
    public static async Task<PasswordCredential?> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        var body = await RequestBody.Read(request, problems, cancellationToken);
        var texts = ReadTexts(body, problems);
        problems.ThrowIfAny();
        return texts.Any(text => text!.Any(char.IsControl))
            ? null
            : new(texts[0]!.ToLowerInvariant(), texts[1]!.ToLowerInvariant(), texts[2]!)
            {
                Address = request.HttpContext.Connection.RemoteIpAddress,
            };
    }

    private static List<string?> ReadTexts(ReadOnlyMemory<byte> body, Problems problems)
    {
        try
        {
            using var message = JsonDocument.Parse(body);
            return [.. new[] { Tenant, User, Password }.Select(name => ReadText(message.RootElement, name, problems))];
        }
        catch (JsonException malformed)
        {
            Refuse("", "malformed_json", body.IsEmpty
                ? $"The body is empty; send a JSON object with {Tenant}, {User} and {Password}."
                : JsonText.DescribeMalformed(malformed), problems);
            return [];
        }
    }

    private static string? ReadText(JsonElement message, string name, Problems problems)
    {
        if (message.ValueKind != JsonValueKind.Object
            || !message.TryGetProperty(name, out var value)
            || value.ValueKind != JsonValueKind.String)
        {
            Refuse($"/{name}", "required", $"\"{name}\" is required and must be a text; send {Tenant}, {User} and {Password}.", problems);
            return null;
        }
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 alone is no character.
            Refuse($"/{name}", "not_text", $"\"{name}\" is not valid Unicode.", problems);
            return null;
        }
    }

    private static void Refuse(string pointer, string code, string message, Problems problems) =>
        problems.Add(new(pointer, code, message) { Kind = ProblemKind.Malformed });
}
