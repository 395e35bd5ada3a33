using Dapper;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Load.Database;

/// <summary>
/// A tenant whose technicians work from 8 to 17 on five days, and carry out planned orders of 45 minutes from 8 on, one per hour; the last
/// hour is free.
/// </summary>
/// <param name="Tenant">The name of the tenant.</param>
/// <param name="Key">The API key of the tenant.</param>
/// <param name="Password">The password of <see cref="Dispatcher"/>.</param>
/// <param name="Technicians">The number of technicians.</param>
internal sealed record PlannedWeek(string Tenant, string Key, string Password, int Technicians)
{
    /// <summary>The name of the dispatcher.</summary>
    public const string Dispatcher = "ann";

    /// <summary>The number of orders of a technician.</summary>
    public const int OrdersEach = Days * OrdersPerDay;

    private const int Days = 5;
    private const int FirstHour = 8;
    private const int OrdersPerDay = 8;
    private const int Minutes = 45;

    /// <summary>The first day of the week (UTC).</summary>
    public static readonly DateTime Monday = SeedData.FirstFreeDay.AddDays((8 - (int)SeedData.FirstFreeDay.DayOfWeek) % 7);

    /// <summary>Returns the id of the planning entry of a technician that begins at an hour of a day.</summary>
    public static string Entry(int technician, int day, int hour) =>
        Entry((((technician * Days) + day) * OrdersPerDay) + hour - FirstHour);

    /// <summary>Adds the tenant to a database.</summary>
    public static async Task<PlannedWeek> Add(Server server, BenchDatabase database, int technicians, CancellationToken ct)
    {
        var name = $"week-{technicians}";
        await using var services = server.Services(database.Name);
        var key = (await services.GetRequiredService<ITenantDirectory>().Add(name, new(), ct)).ApiKey;
        var password = await services.GetRequiredService<IUserDirectory>().Add(name, Dispatcher, Role.Dispatcher, ct);
        await using var admin = await database.Connect();
        var tenant = await admin.ExecuteScalarAsync<Guid>("select id from tenant where name = @name", new { name });
        await admin.ExecuteAsync("set session_replication_role = replica");
        await SeedData.LoadMasterData(admin, tenant, technicians);
        await SeedData.Copy(
            admin,
            "working_time (tenant_id, id, user_id, weekday, time_from, time_to)",
            0,
            technicians * Days,
            n => $"{tenant}\t{SeedData.Id(9, n)}\t{SeedData.Id(5, n / Days)}\t{(n % Days) + 1}\t08:00\t17:00",
            ct);
        await SeedData.Copy(
            admin,
            """
            jobs (tenant_id, id, id2, project_id, company_id, job_type_id, job_priority_id, job_status_id, reference_back_office, name,
                estimated_time, date_create, date_update)
            """,
            0,
            technicians * OrdersEach,
            n =>
            {
                const string Planned = "10f456d2-000e-48ea-93d7-e016107b7a98";
                return $"{tenant}\t{SeedData.Order(n)}\t{n + 1}\t{SeedData.Id(4, n)}\t{SeedData.Id(1, n % SeedData.Companies)}\t"
                    + $"{SeedData.Id(6, 0)}\t{SeedData.Id(7, 0)}\t{Planned}\tS-{n:D6}\tBoiler does not start\t{Minutes}\t"
                    + $"{Monday.AddDays(-7):s}Z\t{Monday.AddDays(-7):s}Z";
            },
            ct);
        await SeedData.Copy(
            admin,
            "job_planning (tenant_id, id, jobs_id, user_id, date_from, date_to, is_firm)",
            0,
            technicians * OrdersEach,
            n => $"{tenant}\t{Entry(n)}\t{SeedData.Order(n)}\t{SeedData.Id(5, n / OrdersEach)}\t"
                + $"{Start(n):s}Z\t{Start(n).AddMinutes(Minutes):s}Z\tt",
            ct);
        await admin.ExecuteAsync("vacuum analyze");
        return new(name, key, password, technicians);
    }

    private static string Entry(int number) => SeedData.Id(0x01970001, number);

    private static DateTime Start(int n) =>
        Monday.AddDays(n / OrdersPerDay % Days).AddHours(FirstHour + (n % OrdersPerDay));
}
