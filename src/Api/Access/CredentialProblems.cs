using WorkOrders.Api.Http;
using WorkOrders.Application.Access;
using WorkOrders.Domain;

namespace WorkOrders.Api.Access;

/// <summary>The responses to credentials that are not accepted, the same wherever they are sent.</summary>
internal static class CredentialProblems
{
    private const string RefusedDetail =
        "The credentials are missing or not accepted. Send HTTP Basic with user:password@tenant, "
        + $"or an API key in {CredentialReader.KeyHeader}.";

    /// <summary>The response to a refused credential. It is the same for every reason.</summary>
    public static readonly ProblemResult Refused =
        new(StatusCodes.Status401Unauthorized, RefusedDetail, new Problem(null, "credentials_refused", RefusedDetail));

    private static readonly ProblemResult Busy = ProblemResult.Unavailable(
        "Too many credentials are being checked at the moment. Send the request again in a moment.", "sign_in_busy");

    /// <summary>Returns the response to a credential that was not granted.</summary>
    public static ProblemResult For(CredentialCheckResult result) => result switch
    {
        CredentialCheckResult.Busy => Busy,
        CredentialCheckResult.Throttled throttled => TooMany((int)Math.Ceiling(throttled.Wait.TotalSeconds)),
        _ => Refused,
    };

    /// <summary>Returns the response to a credential that cannot be checked, because the database is not set up yet.</summary>
    public static ProblemResult NotStarted(string problem) =>
        ProblemResult.Unavailable($"{problem} Send the request again in a moment.", "database_unavailable");

    private static ProblemResult TooMany(int seconds)
    {
        var detail = $"Received {PasswordAttempts.MaxWrong} wrong passwords for this user from this address within a minute. "
            + $"Send the request again in {seconds} s with the right password.";
        return new(StatusCodes.Status429TooManyRequests, detail, new Problem(null, "too_many_attempts", detail)) { RetryAfter = seconds };
    }
}
