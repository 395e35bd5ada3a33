using Npgsql;

namespace WorkOrders.Load.Database;

/// <summary>The initial data: the master data of a service company and its orders of the last ten years, loaded with COPY.</summary>
internal static class SeedData
{
    /// <summary>The number of companies, each with a contact and an address.</summary>
    public const int Companies = 1_000;

    /// <summary>The number of projects.</summary>
    public const int Projects = 10_000;

    /// <summary>The number of technicians.</summary>
    public const int Technicians = 200;

    /// <summary>The time range of new orders in minutes: one year.</summary>
    public const int MinutesAhead = 365 * 24 * 60;

    private const int Kinds = 20;
    private const int Minutes = 90;

    /// <summary>The first day without planned orders (UTC).</summary>
    public static readonly DateTime FirstFreeDay = DateTime.UtcNow.Date.AddDays(3);

    private static readonly TimeSpan Past = TimeSpan.FromDays(3_650);

    /// <summary>Returns the key of a project.</summary>
    public static string Project(int number) => $"EQ-{10_000 + number}";

    /// <summary>Returns the code of a technician.</summary>
    public static string Technician(int number) => $"T{100 + number}";

    /// <summary>Returns the id of a stored order.</summary>
    public static string Order(int number) => Id(0x01970000, number);

    /// <summary>Loads the master data.</summary>
    public static async Task LoadMasterData(NpgsqlConnection admin, Guid tenant, int technicians = Technicians)
    {
        await Copy(admin, "company (tenant_id, id, code, name, is_client, city)", 0, Companies, n =>
            $"{tenant}\t{Id(1, n)}\tC-{n}\tCompany {n}\tt\tGent");
        await Copy(admin, "contact (tenant_id, id, lastname, company_id)", 0, Companies, n =>
            $"{tenant}\t{Id(2, n)}\tContact {n}\t{Id(1, n)}");
        await Copy(admin, "db_address (tenant_id, id, code, company_id, street, city)", 0, Companies, n =>
            $"{tenant}\t{Id(3, n)}\tA-{n}\t{Id(1, n)}\tStreet {n}\tGent");
        const string ProjectColumns =
            "project (tenant_id, id, id2, reference_back_office, name, company_id, contact_id, db_address_id, serial_number)";
        await Copy(admin, ProjectColumns, 0, Projects, n =>
        {
            var company = n % Companies;
            return $"{tenant}\t{Id(4, n)}\t{n + 1}\t{Project(n)}\tBoiler {n}\t{Id(1, company)}\t{Id(2, company)}\t{Id(3, company)}\tSN-{n}";
        });
        await Copy(admin, "\"user\" (tenant_id, id, code, username, lastname)", 0, technicians, n =>
            $"{tenant}\t{Id(5, n)}\t{Technician(n)}\tt{n}@example.com\tTechnician {n}");
        await Copy(admin, "job_type (tenant_id, id, code, name)", 0, Kinds, n => $"{tenant}\t{Id(6, n)}\t{Code("REPAIR", n)}\tType {n}");
        await Copy(admin, "job_priority (tenant_id, id, code, name)", 0, Kinds, n =>
            $"{tenant}\t{Id(7, n)}\t{Code("HIGH", n)}\tPriority {n}");
        await Copy(admin, "skill (tenant_id, id, code, name)", 0, Kinds, n => $"{tenant}\t{Id(8, n)}\t{Code("GAS", n)}\tSkill {n}");
    }

    /// <summary>Loads completed orders, each planned on one technician without overlaps.</summary>
    /// <param name="admin">A connection that does not check foreign keys.</param>
    /// <param name="tenant">The tenant of the orders.</param>
    /// <param name="from">The number of the first order to load.</param>
    /// <param name="to">The number after the last order, which is the total afterwards.</param>
    /// <param name="ct">Cancels loading.</param>
    public static async Task LoadOrders(NpgsqlConnection admin, Guid tenant, int from, int to, CancellationToken ct)
    {
        var step = Past / (to / (double)Technicians);
        await Copy(admin, """
            jobs (tenant_id, id, id2, project_id, company_id, job_type_id, job_priority_id, job_status_id, reference_back_office,
                name, description, internal_memo, prejob_information, estimated_time,
                earliest_date_plannable, due_date, date_create, date_update, date_closed,
                suggested_user_id, suggested_date_start, skill_id, customer_reference, date_reported_by_company)
            """, from, to, n =>
            {
                const string Completed = "6557b9dc-6106-4327-8e26-6f24d0329c33";
                var (project, start) = (n * 7 % Projects, Start(n));
                var (earliest, due, created) = (start.AddDays(-2), start.AddDays(3), start.AddDays(-4));
                return $"{tenant}\t{Order(n)}\t{n + 1}\t{Id(4, project)}\t{Id(1, project % Companies)}\t"
                    + $"{Id(6, n % Kinds)}\t{Id(7, n % Kinds)}\t{Completed}\tS-{n:D12}\t"
                    + $"Boiler does not start\tCustomer reports error E09 since Sunday night.\t"
                    + $"Second visit this year.\tRing the caretaker half an hour before.\t{Minutes}\t"
                    + $"{earliest:s}Z\t{due:s}Z\t{created:s}Z\t{start:s}Z\t{start:s}Z\t"
                    + $"{Id(5, n % Technicians)}\t{start:s}Z\t{Id(8, n % Kinds)}\tPO 88/{n}\t{created:s}Z";
            }, ct);
        await Copy(admin, "job_planning (tenant_id, id, jobs_id, user_id, date_from, date_to)", from, to,
            n => $"{tenant}\t{Id(0x01970001, n)}\t{Order(n)}\t{Id(5, n % Technicians)}\t{Start(n):s}Z\t{Start(n).AddMinutes(Minutes):s}Z",
            ct);

        DateTime Start(int n) => FirstFreeDay - Past - TimeSpan.FromDays(1) + step * (n / Technicians);
    }

    /// <summary>Returns the id of a row of a kind, such as 1 for companies.</summary>
    public static string Id(int kind, int number) => $"{kind:x8}-0000-7000-8000-{number:x12}";

    // The example request refers to the first row of each table.
    private static string Code(string first, int number) => number == 0 ? first : $"{first}-{number}";

    /// <summary>Loads rows with COPY in the text format.</summary>
    public static async Task Copy(
        NpgsqlConnection admin, string into, int from, int to, Func<int, string> row, CancellationToken ct = default)
    {
        await using var rows = await admin.BeginTextImportAsync($"copy {into} from stdin", ct);
        for (var number = from; number < to; number++)
        {
            ct.ThrowIfCancellationRequested();
            await rows.WriteLineAsync(row(number));
        }
    }
}
