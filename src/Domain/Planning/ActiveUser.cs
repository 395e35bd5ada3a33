namespace WorkOrders.Domain.Planning;

/// <summary>The rule that only active users get work.</summary>
public static class ActiveUser
{
    /// <summary>Returns the violations of the rule.</summary>
    /// <param name="field">The name of the reference to the user.</param>
    /// <param name="name">The user in messages, such as <c>user T05</c>.</param>
    /// <param name="id">The id of the user.</param>
    /// <param name="isArchived">Whether the user is archived.</param>
    /// <param name="isDisabled">Whether the user is disabled.</param>
    public static IEnumerable<Problem> Check(string field, string name, Guid id, bool isArchived, bool isDisabled)
    {
        if (isArchived)
        {
            yield return new(field, PlanningRule.UserArchived, $"The {name} is archived; choose an active user.", id);
        }
        if (isDisabled)
        {
            yield return new(field, PlanningRule.UserDisabled, $"The {name} is disabled; choose an active user.", id);
        }
    }
}
