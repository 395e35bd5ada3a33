using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.References;

/// <summary>
/// A rule of one entity that attributes cannot express. It applies to every row that is inserted or updated. It must read only rows that
/// the request contains or looks up, because the snapshot can also contain rows that other requests looked up.
/// </summary>
public interface IRowRule
{
    /// <summary>The entity to which the rule applies.</summary>
    Entity Entity { get; }

    /// <summary>Checks a row before it is written, and sets the fields that the rule determines.</summary>
    void Apply(Row row, ResolvedRows rows, Problems problems);

    /// <summary>Checks whether a row can be deleted; by default, it can.</summary>
    void CheckDelete(Row row, Problems problems)
    {
    }
}
