using WorkOrders.Domain;

namespace WorkOrders.Application.Requests;

/// <summary>The conditions under which a request may change the row that it addresses (RFC 9110, section 13.1).</summary>
/// <param name="IfMatch">The row must have one of these versions; null if the request has no such condition.</param>
/// <param name="IfNoneMatch">The row must not have one of these versions; null if the request has no such condition.</param>
public sealed record Precondition(VersionCondition? IfMatch, VersionCondition? IfNoneMatch)
{
    /// <summary>No condition.</summary>
    public static readonly Precondition None = new(null, null);

    /// <summary>Whether no change can overwrite a version that the client has not seen: one is required, or the row must be new.</summary>
    public bool PreventsLostUpdates => IfMatch is not null || IfNoneMatch == VersionCondition.Any;

    /// <summary>Returns the problem if the row does not meet the conditions; null if it does.</summary>
    /// <param name="version">The current version of the row; null if it does not exist.</param>
    /// <param name="label">The row in messages to people, such as <c>job type "REPAIR"</c>.</param>
    public Problem? Check(long? version, string label)
    {
        if (IfMatch?.Matches(version) == false)
        {
            return Failed(version is null
                ? $"The {label} does not exist, so it cannot have the version that If-Match requires; to create it, send no If-Match."
                : $"The {label} has changed: its version is {version}, which If-Match does not list. Read it again, and send its ETag.",
                version);
        }
        return IfNoneMatch?.Matches(version) == true
            ? Failed(
                $"The {label} exists in version {version}, which If-None-Match excludes; to change it, send no If-None-Match.", version)
            : null;
    }

    private static Problem Failed(string message, long? version) =>
        new(null, "precondition_failed", message) { Kind = ProblemKind.PreconditionFailed, CurrentVersion = version };
}
