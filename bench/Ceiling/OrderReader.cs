using Npgsql;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Ceiling;

/// <summary>Reads one order with the keys of its references and its planning entries in one statement, as the API does.</summary>
internal sealed class OrderReader(NpgsqlDataSource database, Guid tenant)
{
    /// <summary>Reads an order; returns null if it does not exist.</summary>
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
            job = ReadJob(row);
            if (row.Id() is { } entry)
            {
                planning.Add(
                    new()
                    {
                        Id = entry, JobsId = id, UserId = row.Id(), DateFrom = row.Timestamp(), DateTo = row.Timestamp(),
                        IsLocked = row.Boolean(), ModifiedDateutc = row.Timestamp(),
                    });
            }
        }
        return job is null ? null : job with { JobPlanning = planning };
    }

    // Reads the columns in the order of the statement.
    private static Job ReadJob(Row row) => new()
    {
        Id = row.Id(), ParentId = row.Id(), ProjectId = row.Id(), JobTypeId = row.Id(), JobPriorityId = row.Id(), JobStatusId = row.Id(),
        DbAddressId = row.Id(), ContactId = row.Id(), RequestedByCompanyId = row.Id(), RequestedByContactId = row.Id(),
        ReferenceBackOffice = row.Text(),
        Name = row.Text(),
        Description = row.Text(),
        WorkingSequence = row.Integer(),
        InternalMemo = row.Text(),
        PrejobInformation = row.Text(), EstimatedTime = row.Integer(), EarliestDatePlannable = row.Timestamp(), DueDate = row.Timestamp(),
        DateCreate = row.Timestamp(),
        DateUpdate = row.Timestamp(),
        DateClosed = row.Timestamp(),
        SuggestedUserId = row.Id(),
        SuggestedDateStart = row.Timestamp(),
        SkillId = row.Id(), CustomerReference = row.Text(), ApprovalResponsibleUserId = row.Id(), DateReportedByCompany = row.Timestamp(),
        Id2 = row.Integer(), CompanyId = row.Id(), DbAddressName = row.Text(), DbAddressStreet = row.Text(), DbAddressStreet2 = row.Text(),
        DbAddressStreetNumber = row.Text(), DbAddressCity = row.Text(), DbAddressZip = row.Text(), DbAddressDbCountryId = row.Id(),
        DbAddressPhone = row.Text(),
        DbAddressEmail = row.Text(),
        DbAddressLatitudeDecimal = row.Decimal(),
        DbAddressLongitudeDecimal = row.Decimal(),
        EstimatedQuantityRemark = row.Text(), ModifiedDateutc = row.Timestamp(),
        ParentJobsReferenceBackOffice = row.Text(),
        ProjectReferenceBackOffice = row.Text(),
        CompanyCode = row.Text(),
        JobTypeCode = row.Text(),
        JobPriorityCode = row.Text(),
        JobStatusCode = row.Text(),
        SuggestedUserCode = row.Text(),
        SkillCode = row.Text(),
        DbAddressDbCountryCode = row.Text(),
    };
}
