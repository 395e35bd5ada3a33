using System.Numerics;
using Dapper;
using Npgsql;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Load.Database;

/// <summary>
/// The data of the list benchmark: orders with due dates over two years, in all statuses, on a few technicians, with words that are
/// searched, and with nulls in a tenth of each nullable column. Every run loads the same rows.
/// </summary>
internal static class ListData
{
    /// <summary>The number of technicians that have orders.</summary>
    public const int Technicians = 50;

    /// <summary>The number of the project with many orders.</summary>
    public const int LargeProject = 1;

    /// <summary>A word that occurs in one of 5,000 orders.</summary>
    public const string RareWord = "manometer";

    private const string Null = @"\N";
    private const int Minutes = 90;
    private const int Days = 730;

    private static readonly string[] Work =
        ["Repair", "Inspect", "Replace", "Clean", "Install", "Calibrate", "Maintain", "Remove", "Adjust", "Test"];

    private static readonly string[] Parts =
    [
        "boiler", "burner", "pump", "valve", "thermostat", "radiator", "chimney", "expansion vessel", "heat exchanger", "fan", "filter",
        "sensor", "control unit", "gas line", "water softener", "heat pump", "air duct", "compressor", "solar panel", "meter",
    ];

    private static readonly string[] Details =
    [
        "The customer reports noise", "It stopped last night", "There is water on the floor", "Error E09 is shown", "The pressure is low",
        "Ask the caretaker for the key", "Second visit this year", "Parts are in the van", "The façade scaffolding blocks the door",
        "Bitte vorher anrufen", "Zugang über den Hinterhof", "Le client est absent le matin",
    ];

    private static readonly string[] Cities = ["Gent", "Köln", "Liège", "Antwerpen", "Zürich", "Lyon", "Utrecht", "Brugge"];

    /// <summary>The first due date.</summary>
    public static DateTime Start { get; } = DateTime.UtcNow.Date.AddDays(-Days + 60);

    /// <summary>Returns the key of an order.</summary>
    public static string Reference(int order) => $"S-{order:D9}";

    /// <summary>Loads projects; each company has the same number.</summary>
    public static Task LoadProjects(NpgsqlConnection admin, Guid tenant, int projects, CancellationToken ct) => SeedData.Copy(
        admin,
        "project (tenant_id, id, id2, _parent_id, reference_back_office, name, description, company_id, serial_number, modified_dateutc)",
        0, projects,
        n => Row(
            $"{tenant}", SeedData.Id(4, n), $"{n + 1}", n == 0 ? Null : Maybe(n, 1, SeedData.Id(4, n / 10)), SeedData.Project(n),
            $"{Capitalized(Pick(Parts, n, 2))} {n}", Maybe(n, 3, Pick(Details, n, 4)), SeedData.Id(1, n % SeedData.Companies),
            Maybe(n, 5, $"SN-{n}"), Time(Start.AddMinutes(n))),
        ct);

    /// <summary>Loads orders, and a planning entry for each one with a technician and a start.</summary>
    public static async Task LoadOrders(NpgsqlConnection admin, Guid tenant, int orders, int projects, CancellationToken ct)
    {
        await SeedData.Copy(
            admin,
            """
            jobs (tenant_id, id, id2, project_id, company_id, job_type_id, job_priority_id, job_status_id, reference_back_office, name,
                description, estimated_time, due_date, date_create, date_update, date_closed, suggested_user_id, suggested_date_start,
                customer_reference, db_address_street, db_address_zip, db_address_city, modified_dateutc)
            """,
            0, orders,
            n =>
            {
                var (project, status, created) = (Project(n, projects), Status(n), Time(Created(n, orders)));
                return Row(
                    $"{tenant}", SeedData.Order(n), $"{n + 1}", SeedData.Id(4, project), SeedData.Id(1, project % SeedData.Companies),
                    SeedData.Id(6, Hash(n, 1) % 20), Maybe(n, 2, SeedData.Id(7, Hash(n, 3) % 20)), $"{status.Id}",
                    Maybe(n, 4, Reference(n)), $"{Pick(Work, n, 5)} the {Pick(Parts, n, 6)}",
                    Maybe(n, 7, $"{Pick(Details, n, 8)}. {Pick(Details, n, 9)}{(Hash(n, 10) % 5_000 == 0 ? $"; {RareWord}" : "")}."),
                    Maybe(n, 11, $"{Minutes}"), Maybe(n, 12, Time(Start.AddMinutes(Hash(n, 13) % (Days * 1440)))), created, created,
                    status == SystemStatus.Completed ? Time(Created(n, orders).AddDays(9)) : Null,
                    Maybe(n, 14, SeedData.Id(5, Technician(n))), Maybe(n, 15, Time(SuggestedStart(n, orders))), Maybe(n, 16, $"PO {n}"),
                    Maybe(n, 17, $"Kerkstraat {Hash(n, 18) % 200}"), Maybe(n, 19, $"{1000 + (Hash(n, 20) % 9000)}"),
                    Maybe(n, 21, Pick(Cities, n, 22)), created);
            }, ct);
        await admin.ExecuteAsync(new CommandDefinition(
            """
            insert into job_planning (tenant_id, id, jobs_id, user_id, date_from, date_to)
            select tenant_id, gen_random_uuid(), id, suggested_user_id, suggested_date_start, suggested_date_start + interval '90 minutes'
            from jobs where suggested_user_id is not null and suggested_date_start is not null
            """, cancellationToken: ct));
    }

    private static DateTime Created(int n, int orders) => Start.AddMinutes((double)Days * 1440 * n / orders);

    private static DateTime SuggestedStart(int n, int orders) => Created(n, orders).AddDays(4);

    private static int Technician(int n) => Hash(n, 30) % Technicians;

    private static int Project(int n, int projects) => n % 500 == 0 ? LargeProject : Hash(n, 31) % projects;

    // Half of the orders are completed; the others have any status.
    private static SystemStatus Status(int n) => Hash(n, 32) % 2 == 0 ? SystemStatus.Completed : Pick(SystemStatus.All, n, 33);

    private static string Maybe(int n, int column, string value) => Hash(n, column) % 10 == 0 ? Null : value;

    private static T Pick<T>(IReadOnlyList<T> values, int n, int column) => values[Hash(n, column) % values.Count];

    private static string Capitalized(string word) => $"{char.ToUpperInvariant(word[0])}{word[1..]}";

    private static string Time(DateTime time) => $"{time:s}Z";

    private static string Row(params IEnumerable<string> values) => string.Join('\t', values);

    // Spreads the numbers of rows, differently for each column.
    private static int Hash(int n, int column)
    {
        const uint First = 2_654_435_761;
        const uint Second = 2_246_822_519;
        return (int)(BitOperations.RotateLeft(unchecked(((uint)n + ((uint)column << 24)) * First), 15) * Second >> 1);
    }
}
