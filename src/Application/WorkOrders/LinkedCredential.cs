using WorkOrders.Domain;

namespace WorkOrders.Application.WorkOrders;

/// <summary>The rule that a credential that belongs to a technician acts only for this technician.</summary>
internal static class LinkedCredential
{
    /// <summary>Returns the problem that a request acts for another technician.</summary>
    /// <param name="pointer">The pointer to the other technician.</param>
    /// <param name="own">The technician of the credential in messages.</param>
    /// <param name="other">The other technician in messages.</param>
    public static Problem OtherTechnician(string? pointer, string own, string other) => new(pointer, "other_technician",
        $"The credential belongs to the technician {own}, who cannot act for {other}. Send the request for {own}, or with a credential "
            + "that belongs to no technician.",
        other, own)
    {
        Kind = ProblemKind.Forbidden,
    };
}
