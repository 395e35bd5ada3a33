using System.Text;
using WorkOrders.Application.Contract;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Describes the stored rows of a tenant, to compare imports with single requests.</summary>
internal static class TenantTables
{
    /// <summary>
    /// Returns all rows of a tenant, with references replaced by keys and without values that may differ between an import and single
    /// creates: generated ids, order numbers, timestamps, and row versions, because an import merges several changes of one row.
    /// </summary>
    public static async Task<string> Describe(TestTenant tenant)
    {
        var text = new StringBuilder();
        foreach (var entity in EntityModel.Contract.Entities.Where(entity => !entity.IsShared))
        {
            var references = entity.References.Where(reference => entity.Columns.Contains(reference.Id)).ToList();
            var excluded = references.Select(reference => reference.Id.Name)
                .Concat(["tenant_id", "id", "id2", "tx", "row_version", "modified_dateutc", "date_create", "date_update", "date_status"]);
            var keys = references.Select(reference => $"""
                '{reference.Name}', (
                    select coalesce(r.{reference.Target.Key.Name}::text, r.id::text) from "{reference.Target.Name}" r
                    where {(reference.Target.IsShared ? "" : "r.tenant_id = t.tenant_id and ")}r.id = t.{reference.Id.Name})
                """);
            text.AppendLine(entity.Name).AppendLine(await tenant.Ask<string>($"""
                select string_agg(row, E'\n' order by row)
                from (
                    select (to_jsonb(t) - array['{string.Join("', '", excluded)}']
                        || jsonb_build_object({string.Join(", ", keys)}))::text as row
                    from "{entity.Name}" t where t.tenant_id = @tenant) rows
                """));
        }
        return text.ToString();
    }
}
