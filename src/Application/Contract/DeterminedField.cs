namespace WorkOrders.Application.Contract;

/// <summary>A field whose value another row determines.</summary>
/// <param name="Field">The field.</param>
/// <param name="Reference">The reference to the other row.</param>
/// <param name="Source">The other row's field that holds the value.</param>
/// <param name="ProblemCode">The stable code of the problem when a message gives another value.</param>
public sealed record DeterminedField(Field Field, ReferenceFields Reference, Field Source, string ProblemCode);
