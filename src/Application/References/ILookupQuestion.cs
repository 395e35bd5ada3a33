namespace WorkOrders.Application.References;

/// <summary>
/// A query that is not answered by rows of entities alone, such as the bookings of a technician. It is part of a lookup and runs in the
/// same round trip. Equal queries run once.
/// </summary>
public interface ILookupQuestion;
