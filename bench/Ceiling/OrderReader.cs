using Npgsql;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Ceiling;

/// <summary>Reads one order with the keys of what it refers to and its planning, as the API does, in one statement.</summary>
internal sealed class Reading(NpgsqlDataSource database, Guid tenant)
{
    /// <summary>The order; null when there is none.</summary>
    public async Task<Job?> Read(Guid id)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(ReadStatement.Sql, connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = tenant }, new NpgsqlParameter<Guid> { TypedValue = id } },
        };
        await using var reader = await command.ExecuteReaderAsync();
        Job? job = null;
        var planning = new List<JobPlanning>();
        while (await reader.ReadAsync())
        {
            var row = new Row(reader);
            job = JobMapper(row);
            if (row.Id() is { } entry)
            {
                planning.Add(new() { Id = entry, JobsId = id, UserId = row.Id(), DateFrom = row.Moment(), DateTo = row.Moment(), IsLocked = row.Flag(), ModifiedDateutc = row.Moment() });
            }
        }
        return job is null ? null : job with { JobPlanning = planning };
    }

    // In the order of the statement's columns.
    private static Job JobMapper(Row row) => new()
    {
        Id = row.Id(), ParentId = row.Id(), ProjectId = row.Id(), JobTypeId = row.Id(), JobPriorityId = row.Id(), JobStatusId = row.Id(),
        DbAddressId = row.Id(), ContactId = row.Id(), RequestedByCompanyId = row.Id(), RequestedByContactId = row.Id(),
        ReferenceBackOffice = row.Text(), Name = row.Text(), Description = row.Text(), WorkingSequence = row.Number(), InternalMemo = row.Text(),
        PrejobInformation = row.Text(), EstimatedTime = row.Number(), EarliestDatePlannable = row.Moment(), DueDate = row.Moment(),
        DateCreate = row.Moment(), DateUpdate = row.Moment(), DateClosed = row.Moment(), SuggestedUserId = row.Id(), SuggestedDateStart = row.Moment(),
        SkillId = row.Id(), CustomerReference = row.Text(), ApprovalResponsibleUserId = row.Id(), DateReportedByCompany = row.Moment(),
        Id2 = row.Number(), CompanyId = row.Id(), DbAddressName = row.Text(), DbAddressStreet = row.Text(), DbAddressStreet2 = row.Text(),
        DbAddressStreetNumber = row.Text(), DbAddressCity = row.Text(), DbAddressZip = row.Text(), DbAddressDbCountryId = row.Id(),
        DbAddressPhone = row.Text(), DbAddressEmail = row.Text(), DbAddressLatitudeDecimal = row.Decimal(), DbAddressLongitudeDecimal = row.Decimal(),
        EstimatedQuantityRemark = row.Text(), ModifiedDateutc = row.Moment(),
        ParentJobsReferenceBackOffice = row.Text(), ProjectReferenceBackOffice = row.Text(), CompanyCode = row.Text(), JobTypeCode = row.Text(),
        JobPriorityCode = row.Text(), JobStatusCode = row.Text(), SuggestedUserCode = row.Text(), SkillCode = row.Text(), DbAddressDbCountryCode = row.Text(),
    };
}
