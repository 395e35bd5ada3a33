namespace WorkOrders.Load;

/// <summary>How much is measured.</summary>
/// <param name="Rounds">How often each contender has its turn.</param>
/// <param name="Round">How long a turn is measured.</param>
/// <param name="Orders">Orders stored in the beginning.</param>
/// <param name="Many">Orders stored where many are.</param>
/// <param name="Pool">Connections of the hand-written endpoint.</param>
internal sealed record Options(int Rounds, TimeSpan Round, int Orders, int Many, int Pool)
{
    /// <summary>How long each turn runs before it is measured.</summary>
    public TimeSpan WarmUp => Round / 4;

    /// <summary>How long a program that has just been started runs before its first turn: until then its code is still being compiled.</summary>
    public TimeSpan FirstWarmUp => Round;
}
