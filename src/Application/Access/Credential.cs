namespace WorkOrders.Application.Access;

/// <summary>The credential of a request, well-formed but not yet verified.</summary>
public abstract record Credential
{
    /// <summary>Returns only the type name, so that no credential is logged.</summary>
    public sealed override string ToString() => GetType().Name;
}
