namespace WorkOrders.Application.References;

/// <summary>One answer to an <see cref="ILookupQuestion"/>.</summary>
public interface ILookupAnswer
{
    /// <summary>The row that the answer is about.</summary>
    Guid SubjectId { get; }
}
