using System.Text;
using System.Text.Json;

namespace WorkOrders.Load.Http;

/// <summary>
/// The files with which a company moves to WorkOrders: its companies, and its projects, which name the companies by code and embed their
/// models. Each file has one row per line.
/// </summary>
/// <param name="companies">The number of companies.</param>
/// <param name="projects">The number of projects.</param>
internal sealed class FirstLoad(int companies, int projects)
{
    private const int Models = 200;
    private const int Brands = 10;
    private const int Families = 20;

    /// <summary>The number of projects.</summary>
    public int Projects => projects;

    /// <summary>The number of rows that the files store: companies, projects, models, brands and families.</summary>
    public int Rows => companies + projects + Math.Min(Models, projects) + Math.Min(Brands, projects) + Math.Min(Families, projects);

    /// <summary>Writes the companies.</summary>
    public byte[] WriteCompanies() => Write(companies, number => new
    {
        code = Company(number),
        name = $"Customer {number}",
        is_client = true,
        street = "Station Road",
        street_number = $"{number}",
        zip = "9000",
        city = "Gent",
        db_country_code = "BE",
        email = $"office@customer-{number}.example",
    });

    /// <summary>Writes the projects.</summary>
    public byte[] WriteProjects() => Write(projects, number => new
    {
        reference_back_office = $"FL-{number}",
        name = $"Boiler {number}",
        company_code = Company(number % companies),
        serial_number = $"SN-{number}",
        location = "Cellar",
        date_built = "2019-05-04T00:00:00Z",
        equipment_model = new
        {
            code = $"FL-M-{number % Models}",
            name = $"Model {number % Models}",
            equipment_brand = new { code = $"FL-B-{number % Brands}", name = $"Brand {number % Brands}" },
            equipment_family = new { code = $"FL-F-{number % Families}", name = $"Family {number % Families}" },
        },
    });

    private static string Company(int number) => $"FL-C-{number}";

    private static byte[] Write<T>(int rows, Func<int, T> row) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, rows).Select(number => $"{JsonSerializer.Serialize(row(number))}\n")));
}
