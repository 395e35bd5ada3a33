using System.Globalization;
using Dapper;
using Npgsql;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>Pages that are read while other clients write contain each row that exists throughout exactly once.</summary>
public sealed class ConcurrentPagingTests
{
    private const int Writers = 8;

    [TestCase("")]
    [TestCase("vat_reg_code")]
    [TestCase("vat_reg_code desc,code")]
    [TestCase("phone desc,vat_reg_code")]
    [TestCase("length(vat_reg_code),phone desc")]
    public async Task Rows_that_stay_are_on_exactly_one_page(string order)
    {
        using var tenant = await TestTenant.Create();
        await tenant.Run("""
            insert into company (tenant_id, id, code, name, vat_reg_code, phone)
            select @tenant, gen_random_uuid(), 'S' || n, 'stays', case when n % 10 > 0 then 'V' || n % 37 end,
                case when n % 3 = 0 then 'P' || n % 7 end
            from generate_series(1, 400) n
            """);
        var staying = (await tenant.Pages(ListClient.Url("Company", ("$filter", "name eq 'stays'")), 1000))
            .SelectMany(page => page).ToList();
        using var stop = new CancellationTokenSource();
        var writes = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(tenant, writer, stop.Token))).ToList();
        for (var round = 0; round < 3; round++)
        {
            List<(string, string)> options = [("$select", "id")];
            if (order.Length > 0)
            {
                options.Add(("$orderby", order));
            }
            var read = (await tenant.Pages(ListClient.Url("Company", [.. options]), 5 + (round * 6))).SelectMany(page => page).ToList();
            Assert.That(read.Where(staying.Contains), Is.EquivalentTo(staying), order);
        }
        await stop.CancelAsync();
        Assert.That((await Task.WhenAll(writes)).Sum(), Is.GreaterThan(Writers));
    }

    /// <summary>Inserts and deletes rows, and updates fields by which the list is not ordered of the rows that stay.</summary>
    private static async Task<int> Write(TestTenant tenant, int writer, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(TestDatabase.OwnerConnectionString);
        var (random, count) = (new Random(writer), 0);
        for (; !stop.IsCancellationRequested; count++)
        {
            var parameters = new
            {
                tenant = tenant.Id,
                code = string.Create(CultureInfo.InvariantCulture, $"W{writer}-{count}"),
                number = random.Next(1, 400),
                value = $"V{random.Next(37)}",
            };
            await connection.ExecuteAsync(
                "insert into company (tenant_id, id, code, name, vat_reg_code) values (@tenant, gen_random_uuid(), @code, 'goes', @value)",
                parameters);
            await connection.ExecuteAsync(
                "update company set fax = @value, row_version = row_version + 1 where tenant_id = @tenant and code = 'S' || @number",
                parameters);
            await connection.ExecuteAsync(
                """
                update company set vat_reg_code = @value
                where tenant_id = @tenant and name = 'goes' and code like 'W' || @number % 8 || '-%'
                """,
                parameters);
            if (count % 4 == 3)
            {
                await connection.ExecuteAsync(
                    $"delete from company where tenant_id = @tenant and name = 'goes' and code like 'W{writer}-%'", parameters);
            }
        }
        return count;
    }
}
