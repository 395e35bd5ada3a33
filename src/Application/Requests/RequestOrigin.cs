namespace WorkOrders.Application.Requests;

/// <summary>Where a request comes from, kept with every change that it makes.</summary>
/// <param name="System">The name of the sending system, by which it can exclude its own changes from the feed; null for none.</param>
/// <param name="RequestId">The client's id of the request, or the server's when the client sent none.</param>
/// <param name="TraceId">The W3C trace id: 32 hexadecimal digits.</param>
public sealed record RequestOrigin(string? System, string? RequestId, string? TraceId)
{
    /// <summary>The accepted form of <see cref="System"/>, in words.</summary>
    public const string SystemForm = "1 to 50 printable characters";

    /// <summary>The origin of what no request asks for, such as work at the command line.</summary>
    public static readonly RequestOrigin None = new(null, null, null);

    private const int MaxSystemLength = 50;
    private const int MaxRequestIdLength = 100;

    /// <summary>Whether a system may give itself this name.</summary>
    public static bool IsValidSystem(string name) => name.Length is > 0 and <= MaxSystemLength && IsPrintable(name);

    /// <summary>Whether this is kept as a client's id of a request: 1 to 100 printable characters.</summary>
    public static bool IsValidRequestId(string id) => id.Length is > 0 and <= MaxRequestIdLength && IsPrintable(id);

    private static bool IsPrintable(string text) => !text.Any(char.IsControl);
}
