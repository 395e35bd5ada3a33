namespace WorkOrders.Application.Contract;

/// <summary>A field whose value is determined by another row.</summary>
/// <param name="Field">The field.</param>
/// <param name="Reference">The reference to the other row.</param>
/// <param name="Source">The field of the other row that contains the value.</param>
/// <param name="ProblemCode">The stable problem code that is returned if a request contains another value.</param>
public sealed record DeterminedField(Field Field, ReferenceFields Reference, Field Source, string ProblemCode);
