namespace WorkOrders.Application.Tenancy;

/// <summary>Holds the caller of the request being handled: scoped, set once by the authentication, read by whoever needs the tenant.</summary>
public sealed class CurrentCaller
{
    private Caller? _caller;

    /// <summary>The caller.</summary>
    /// <exception cref="InvalidOperationException">Read before the request was authenticated, or set twice.</exception>
    public Caller Value
    {
        get => _caller ?? throw new InvalidOperationException("The request has no caller: it was not authenticated.");
        set => _caller = _caller is null ? value : throw new InvalidOperationException("The request has a caller already.");
    }
}
