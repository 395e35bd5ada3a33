using WorkOrders.Application.Tenancy;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>The owner of a credential and the settings of its tenant, as they are read.</summary>
internal sealed record CallerRow(
    Guid TenantId, string TenantName, string TimeZone, string Nulls, string Handling, string IfMatch, string Costs,
    string Name, string PasswordHash, Guid? TechnicianId, string Role, DateTime? SessionEnds)
{
    /// <summary>The columns of the tenant.</summary>
    public const string TenantColumns = """
        tenant.id as TenantId, tenant.name as TenantName, tenant.time_zone as TimeZone, tenant.nulls as Nulls,
               tenant.handling as Handling, tenant.if_match as IfMatch, tenant.costs::text as Costs
        """;

    /// <summary>Creates the caller.</summary>
    public Caller ToCaller() => new(TenantId, TenantName, Name, new TenantSettings(
        TimeZoneInfo.FindSystemTimeZoneById(TimeZone), NullsAsDefaults: Nulls == "default", Strict: Handling == "strict")
    {
        RequiresIfMatch = IfMatch == "required",
        Costs = CostSettings.Read(Costs),
    })
    {
        TechnicianId = TechnicianId,
        Role = RoleNames.Parse(Role),
        SessionEnds = SessionEnds,
    };
}
