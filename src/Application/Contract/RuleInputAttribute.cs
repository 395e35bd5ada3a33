namespace WorkOrders.Application.Contract;

/// <summary>
/// Says that a rule reads the property of rows that a message only names. Of such a row nothing is looked up but its id, its key and its facts;
/// a row that the message embeds is looked up whole, to be compared.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RuleInputAttribute : Attribute;
