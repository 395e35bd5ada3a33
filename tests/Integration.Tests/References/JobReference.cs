using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.References;

/// <summary>A reference of a work order, and a row of the demo tenant it can refer to.</summary>
/// <param name="Name">The id field without <c>_id</c>, which is also the field of the embedded object.</param>
/// <param name="Id">The row's id.</param>
/// <param name="Key">The row's key; null if the reference cannot be given by key.</param>
/// <param name="KeyField">The field that holds the key.</param>
/// <param name="KeyName">The name of the key in the row; null if the reference cannot be embedded.</param>
public sealed record JobReference(string Name, string Id, string? Key = null, string? KeyField = null, string? KeyName = null)
{
    /// <summary>All references of the contract except the parent order.</summary>
    public static readonly IReadOnlyList<JobReference> All =
    [
        new("project", "de300000-0013-8000-8000-000000010023", "EQ-10023", "project_reference_back_office", "reference_back_office"),
        new("job_type", "de300000-0002-8000-8000-000000000002", "INSPECT", "job_type_code", "code"),
        new("job_priority", "de300000-0003-8000-8000-000000000002", "HIGH", "job_priority_code", "code"),
        new("job_status", "497acff2-9ff6-4c94-85dd-daa0689553e2", "ToBePlanned", "job_status_code"),
        new("suggested_user", "de300000-0009-8000-8000-000000000005", "T05", "suggested_user_code", "code"),
        new("skill", "de300000-0004-8000-8000-000000000002", "ELEC-BA5", "skill_code", "code"),
        new("db_address_db_country", "f3f3bef8-397c-442b-b9ab-2d2e1eb91987", "BE", "db_address_db_country_code"),
        new("db_address", "de300000-0012-8000-8000-000000000101"),
        new("contact", "de300000-0011-8000-8000-000000001001"),
        new("requested_by_company", "de300000-0010-8000-8000-000000000100"),
        new("requested_by_contact", "de300000-0011-8000-8000-000000001001"),
        new("approval_responsible_user", "de300000-0009-8000-8000-000000000005"),
    ];

    /// <summary>The references that can be given by key.</summary>
    public static IEnumerable<JobReference> Keyed => All.Where(reference => reference.Key is not null);

    /// <summary>The references that can be embedded.</summary>
    public static IEnumerable<JobReference> Embeddable => All.Where(reference => reference.KeyName is not null);

    /// <summary>The field that holds the id.</summary>
    public string IdField => $"{Name}_id";

    /// <summary>Returns a valid order to which the reference can be added.</summary>
    public JsonObject Order()
    {
        // Only an order on a mobile installation has an address with a country.
        var order = Name == "db_address_db_country" ? Sample.MobileOrder() : Sample.Order();
        return KeyField is null ? order : order.Without(KeyField);
    }

    public override string ToString() => Name;
}
