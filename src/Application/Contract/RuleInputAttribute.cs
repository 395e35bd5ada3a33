namespace WorkOrders.Application.Contract;

/// <summary>
/// Marks a property that a rule reads from rows which a message only names. Of such a row nothing is looked up but its id, its key and
/// these properties; a row that the message embeds is looked up whole, because it is compared.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RuleInputAttribute : Attribute
{
    /// <summary>Whether the row that the property refers to is looked up as well.</summary>
    public bool IncludeRow { get; init; }
}
