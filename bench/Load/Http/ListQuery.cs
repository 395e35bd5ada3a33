using WorkOrders.Domain.WorkOrders;
using WorkOrders.Load.Database;

namespace WorkOrders.Load.Http;

/// <summary>A list that clients read.</summary>
/// <param name="Name">The name in the results.</param>
/// <param name="Path">The path and the query options.</param>
internal sealed record ListQuery(string Name, string Path)
{
    /// <summary>The preferred size of a page.</summary>
    public const int PageSize = 50;

    /// <summary>Returns the measured lists.</summary>
    public static IReadOnlyList<ListQuery> All()
    {
        var (company, project) = (SeedData.Id(1, ListData.LargeProject), SeedData.Id(4, ListData.LargeProject));
        var week = ListData.Start.AddDays(400);
        return
        [
            Of("by id", ("$orderby", "id")),
            Of("by reference", ("$orderby", "reference_back_office")),
            Of("by due date", ("$orderby", "due_date")),
            Of("of a status by due date", ("$filter", $"job_status_id eq {SystemStatus.Planned.Id}"), ("$orderby", "due_date")),
            Of("of a technician's week",
                ("$filter", $"suggested_user_id eq {SeedData.Id(5, 7)} and suggested_date_start ge {week:s}Z"
                    + $" and suggested_date_start lt {week.AddDays(7):s}Z"),
                ("$orderby", "suggested_date_start")),
            Of("of a project", ("$filter", $"project_id eq {project}")),
            Of("of a company", ("$filter", $"company_id eq {company}")),
            Of("modified since",
                ("$filter", $"modified_dateutc gt {ListData.Start.AddDays(600):s}Z"), ("$orderby", "modified_dateutc")),
            Of("searched", ("q", ListData.RareWord)),
            Of("open of a customer", ("$filter", $"project/company/code eq 'C-{ListData.LargeProject}' and date_closed eq null")),
            Of("with project and type", ("$expand", "project,job_type")),
            Of("with count", ("$filter", $"suggested_user_id eq {SeedData.Id(5, 7)}"), ("$count", "true")),
        ];
    }

    private static ListQuery Of(string name, params IEnumerable<(string Option, string Value)> options) =>
        new(name, $"/api/Jobs?{string.Join('&', options.Select(option => $"{option.Option}={Uri.EscapeDataString(option.Value)}"))}");
}
