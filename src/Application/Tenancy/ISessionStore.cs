namespace WorkOrders.Application.Tenancy;

/// <summary>Stores the sessions of API users. Only the hash of a token is stored.</summary>
public interface ISessionStore
{
    /// <summary>
    /// Returns the caller to whom a session belongs, and records that it was used, at most once a minute; null if there is no such
    /// session, if it has expired, or if its user is disabled.
    /// </summary>
    Task<Caller?> Find(SessionToken token, CancellationToken cancellationToken);

    /// <summary>Adds a session, and deletes the expired sessions of the tenant.</summary>
    /// <param name="token">The token of the session.</param>
    /// <param name="userName">The name of the user who signs in.</param>
    /// <param name="userAgent">The program that the user signs in with, at most 200 characters.</param>
    /// <param name="cancellationToken">Cancels the operation before the session is stored.</param>
    /// <returns>Whether the session was added; false if there is no such user, or if it is disabled.</returns>
    Task<bool> Add(SessionToken token, string userName, string userAgent, CancellationToken cancellationToken);

    /// <summary>Deletes a session, or all sessions of the user to whom it belongs.</summary>
    /// <param name="token">The token of the session. Nothing is deleted if there is no such session.</param>
    /// <param name="everywhere">Whether to delete all sessions of the user.</param>
    /// <param name="cancellationToken">Cancels the operation before the sessions are deleted.</param>
    /// <returns>The hashes of the tokens whose sessions were deleted.</returns>
    Task<IReadOnlyList<byte[]>> Delete(SessionToken token, bool everywhere, CancellationToken cancellationToken);
}
