namespace WorkOrders.Api.Access;

/// <summary>What a client signs in with, well-formed but not yet checked.</summary>
internal abstract record Credential
{
    /// <summary>All of it in one text, the same for the same credential only. Secret: it is hashed with a key before it is kept anywhere.</summary>
    public abstract string Secret { get; }

    /// <summary>Shows nothing of it.</summary>
    public sealed override string ToString() => GetType().Name;
}
