using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.References;

/// <summary>
/// A rule of one entity that its declaration cannot express. It applies to every row that is inserted or changed, and reads only what the
/// message itself gives or asked for: what other messages looked up must make no difference.
/// </summary>
public interface IRowRule
{
    /// <summary>The entity that it applies to.</summary>
    Entity Entity { get; }

    /// <summary>Checks a row that is about to be written, and sets what follows from it.</summary>
    void Apply(Row row, ResolvedRows rows, Problems problems);
}
