using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.MasterData;

/// <summary>Refuses projects of a company that is not a working address (<c>company.is_working_address</c> is false).</summary>
internal sealed class WorkingAddressRule : IRowRule
{
    private static readonly Field Company = Entity.Of<Project>().FieldOf(nameof(Project.CompanyId));

    /// <inheritdoc/>
    public Entity Entity { get; } = Entity.Of<Project>();

    /// <inheritdoc/>
    public void Apply(Row row, ResolvedRows rows, Problems problems)
    {
        if (row.Sets(Company) && rows.ById<Company>(row.As<Project>().CompanyId) is { IsWorkingAddress: false } company)
        {
            problems.Add(new(row.PointerTo(Company), "no_working_address",
                $"The company {company.Code ?? company.Id.ToString()} cannot have projects because it is not a working address "
                    + "(is_working_address is false); choose another company, or set it to true.",
                company.Code));
        }
    }
}
