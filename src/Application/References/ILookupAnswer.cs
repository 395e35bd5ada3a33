namespace WorkOrders.Application.References;

/// <summary>A result of an <see cref="ILookupQuestion"/>.</summary>
public interface ILookupAnswer
{
    /// <summary>The id of the row that the result describes.</summary>
    Guid SubjectId { get; }
}
