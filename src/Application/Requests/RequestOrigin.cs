namespace WorkOrders.Application.Requests;

/// <summary>
/// Where the request being handled comes from: scoped, filled at the edge, and kept with every change the request makes.
/// All of it is empty where there is no request, as at the command line.
/// </summary>
public sealed class RequestOrigin
{
    /// <summary>What <see cref="System"/> looks like, in words.</summary>
    public const string SystemForm = "1 to 50 printable characters";

    private const int LongestSystem = 50;
    private const int LongestRequestId = 100;

    /// <summary>The system that changes things, as it calls itself, so that it can leave out of the change feed what it wrote itself; null when it does not say.</summary>
    public string? System { get; set; }

    /// <summary>The client's own id of the request, or the server's when it gave none.</summary>
    public string? RequestId { get; set; }

    /// <summary>The W3C trace id: 32 hexadecimal digits.</summary>
    public string? TraceId { get; set; }

    /// <summary>Takes over where another request comes from: this is part of it.</summary>
    public void Take(RequestOrigin whole) => (System, RequestId, TraceId) = (whole.System, whole.RequestId, whole.TraceId);

    /// <summary>Whether a system can call itself so.</summary>
    public static bool CanBeSystem(string name) => name.Length is > 0 and <= LongestSystem && IsPrintable(name);

    /// <summary>Whether a client's id of a request is kept: 1 to 100 printable characters.</summary>
    public static bool CanBeRequestId(string id) => id.Length is > 0 and <= LongestRequestId && IsPrintable(id);

    private static bool IsPrintable(string text) => !text.Any(char.IsControl);
}
