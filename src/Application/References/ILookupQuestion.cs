namespace WorkOrders.Application.References;

/// <summary>
/// A question that rows of entities alone do not answer, such as when a technician is booked. It travels with the lookup and is answered in
/// the same round trip. Equal questions are asked once.
/// </summary>
public interface ILookupQuestion;
