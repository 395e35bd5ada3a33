namespace WorkOrders.Application.Requests;

/// <summary>The origin of a request, which is stored with every change that it makes.</summary>
/// <param name="System">
/// The name of the sending system, which can use it to exclude its own changes from the feed; null if it sent no name.
/// </param>
/// <param name="RequestId">The client's id of the request, or the server's id if the client sent none.</param>
/// <param name="TraceId">The W3C trace id: 32 hexadecimal digits.</param>
/// <param name="ChangedBy">The name of the API user, or the label of the API key.</param>
public sealed record RequestOrigin(string? System, string? RequestId, string? TraceId, string? ChangedBy)
{
    /// <summary>The accepted format of <see cref="System"/>, for messages.</summary>
    public const string SystemForm = "1 to 50 printable characters";

    /// <summary>The origin of a request that changes nothing.</summary>
    public static readonly RequestOrigin None = new(null, null, null, null);

    /// <summary>The origin of changes without a request: those of the command line and of the first start.</summary>
    public static readonly RequestOrigin Administration = new(null, null, null, "administrator");

    private const int MaxSystemLength = 50;
    private const int MaxRequestIdLength = 100;

    /// <summary>Returns whether a name is valid for a system.</summary>
    public static bool IsValidSystem(string name) => name.Length is > 0 and <= MaxSystemLength && IsPrintable(name);

    /// <summary>Returns whether a client's request id is valid and therefore stored: 1 to 100 printable characters.</summary>
    public static bool IsValidRequestId(string id) => id.Length is > 0 and <= MaxRequestIdLength && IsPrintable(id);

    private static bool IsPrintable(string text) => !text.Any(char.IsControl);
}
