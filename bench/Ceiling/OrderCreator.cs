using Npgsql;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Ceiling;

/// <summary>Creates orders by code, each with one prepared statement.</summary>
internal sealed class OrderCreator(NpgsqlDataSource database, Guid tenant)
{
    private readonly OrderNumbers _numbers = new(database, tenant);

    /// <summary>Creates one order; returns null if a reference cannot be resolved.</summary>
    public async Task<Job?> Create(Order order, string requestId)
    {
        var (id, entry, number) = (Guid.CreateVersion7(), Guid.CreateVersion7(), await _numbers.Next());
        await using var connection = await database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(CreateStatement.Sql, connection)
        {
            Parameters =
            {
                Parameter(tenant), Parameter(order.ProjectReferenceBackOffice!), Parameter(order.JobTypeCode!),
                Parameter(order.JobPriorityCode!), Parameter(order.JobStatusCode!), Parameter(order.SuggestedUserCode!),
                Parameter(order.SkillCode!), Parameter(id), Parameter(number), Parameter(order.ReferenceBackOffice!),
                Parameter(order.Name!), Parameter(order.Description!), Parameter(order.EstimatedTime),
                Parameter(order.EarliestDatePlannable.UtcDateTime), Parameter(order.DueDate.UtcDateTime),
                Parameter(order.CustomerReference!), Parameter(order.DateReportedByCompany.UtcDateTime),
                Parameter(order.PrejobInformation!), Parameter(order.InternalMemo!), Parameter(order.SuggestedDateStart.UtcDateTime),
                Parameter(entry), Parameter(requestId),
            },
        };
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? ToJob(new(reader), order, id, entry, number) : null;
    }

    private static Job ToJob(Row row, Order order, Guid id, Guid entry, int number)
    {
        var (project, company, companyCode, type) = (row.Id(), row.Id(), row.Text(), row.Id());
        var (priority, status, technician, skill) = (row.Id(), row.Id(), row.Id(), row.Id());
        var (created, modified, until, entryModified) = (row.Timestamp(), row.Timestamp(), row.Timestamp(), row.Timestamp());
        return new()
        {
            Id = id, Id2 = number, ReferenceBackOffice = order.ReferenceBackOffice, Name = order.Name, Description = order.Description,
            ProjectId = project, ProjectReferenceBackOffice = order.ProjectReferenceBackOffice, CompanyId = company,
            CompanyCode = companyCode, JobTypeId = type, JobTypeCode = order.JobTypeCode, JobPriorityId = priority,
            JobPriorityCode = order.JobPriorityCode, JobStatusId = status, JobStatusCode = order.JobStatusCode,
            SuggestedUserId = technician, SuggestedUserCode = order.SuggestedUserCode,
            SuggestedDateStart = order.SuggestedDateStart.ToUniversalTime(), SkillId = skill, SkillCode = order.SkillCode,
            EstimatedTime = order.EstimatedTime, EarliestDatePlannable = order.EarliestDatePlannable.ToUniversalTime(),
            DueDate = order.DueDate.ToUniversalTime(), CustomerReference = order.CustomerReference,
            DateReportedByCompany = order.DateReportedByCompany.ToUniversalTime(), PrejobInformation = order.PrejobInformation,
            InternalMemo = order.InternalMemo, DateCreate = created, DateUpdate = created, DateStatus = created, ModifiedDateutc = modified,
            JobPlanning =
            [
                new JobPlanning
                {
                    Id = entry, JobsId = id, UserId = technician, DateFrom = order.SuggestedDateStart.ToUniversalTime(), DateTo = until,
                    IsLocked = false, ModifiedDateutc = entryModified,
                },
            ],
        };
    }

    private static NpgsqlParameter<T> Parameter<T>(T value) => new() { TypedValue = value };
}
