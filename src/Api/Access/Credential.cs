namespace WorkOrders.Api.Access;

/// <summary>A credential of a request, well-formed but not yet verified.</summary>
internal abstract record Credential
{
    /// <summary>The type's name only, so that no credential is logged.</summary>
    public sealed override string ToString() => GetType().Name;
}
