namespace WorkOrders.Application.Pipeline;

/// <summary>
/// Where the request being handled comes from: scoped, filled at the edge, and kept with every change the request makes.
/// All of it is empty where there is no request, as at the command line.
/// </summary>
public sealed class RequestOrigin
{
    /// <summary>The most characters of <see cref="System"/>.</summary>
    public const int LongestSystem = 50;

    /// <summary>The most characters of a <see cref="RequestId"/>.</summary>
    public const int LongestRequestId = 100;

    /// <summary>The system that changes things, as it calls itself, so that it can leave out of the change feed what it wrote itself; null when it does not say.</summary>
    public string? System { get; set; }

    /// <summary>The client's own id of the request, or the server's when it gave none.</summary>
    public string? RequestId { get; set; }

    /// <summary>The W3C trace id: 32 hexadecimal digits.</summary>
    public string? TraceId { get; set; }
}
