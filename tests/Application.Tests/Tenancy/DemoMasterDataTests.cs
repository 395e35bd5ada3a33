using System.Text.Json.Nodes;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Validation;
using WorkOrders.Infrastructure.Sql;
using WorkOrders.Infrastructure.Tenancy.Demo;

namespace WorkOrders.Application.Tests.Tenancy;

/// <summary>The demo tenant's rows satisfy the declarations of their entities, like rows sent by a client.</summary>
public sealed class DemoMasterDataTests
{
    private static readonly (Entity Entity, JsonObject Row)[] Rows =
        [.. from row in DemoTenant.MasterData() select (row.Entity, JsonNode.Parse(row.Row)!.AsObject())];

    [Test]
    public void Every_row_is_within_the_limits_of_its_entity() =>
        Assert.That(
            from row in Rows
            from failure in DeclaredLimits.ForRow(row.Entity.Type).Validate(RowJson.Read(row.Entity, row.Row.ToJsonString())).Errors
            select $"{Pointer(row)}/{failure.PropertyName}: {failure.ErrorMessage}", Is.Empty);

    [Test]
    public void Every_row_has_an_id_a_key_and_the_required_fields() =>
        Assert.That(
            from row in Rows
            from field in row.Entity.Fields.Where(field => field.IsRequired).Append(row.Entity.Id).Append(row.Entity.Key)
            where row.Row[field.Name] is null
            select $"{Pointer(row)}/{field}", Is.Empty);

    [Test]
    public void Every_value_belongs_to_a_column_of_its_entity() =>
        Assert.That(
            from row in Rows
            from value in row.Row
            where row.Entity.Columns.All(column => column.Name != value.Key)
            select $"{Pointer(row)}/{value.Key}", Is.Empty);

    private static string Pointer((Entity Entity, JsonObject Row) row) => $"/{row.Entity}/{row.Row["id"]}";
}
