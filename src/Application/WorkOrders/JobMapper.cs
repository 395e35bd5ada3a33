using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders;

/// <summary>Shows a work order as the contract's record.</summary>
public static class JobMapper
{
    /// <summary>The order's own values and ids, as they are stored.</summary>
    public static Job ToJob(this WorkOrder order) => order.ToJob(default, null);

    /// <summary>The order as a reader sees it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="keys">The keys of what it refers to.</param>
    /// <param name="planning">Who is planned on it.</param>
    public static Job ToJob(this WorkOrder order, JobKeys keys, IReadOnlyList<JobPlanning>? planning) => new()
    {
        Id = order.Id,
        Id2 = order.Number,
        ModifiedDateutc = order.Modified,
        ReferenceBackOffice = order.ReferenceBackOffice,
        ProjectId = order.ProjectId,
        CompanyId = order.CompanyId,
        JobStatusId = order.Status.Id,
        SuggestedUserId = order.SuggestedUserId,
        SuggestedDateStart = order.SuggestedStart,

        ParentId = order.Links.ParentId,
        JobTypeId = order.Links.JobTypeId,
        JobPriorityId = order.Links.JobPriorityId,
        SkillId = order.Links.SkillId,
        DbAddressId = order.Links.DbAddressId,
        ContactId = order.Links.ContactId,
        RequestedByCompanyId = order.Links.RequestedByCompanyId,
        RequestedByContactId = order.Links.RequestedByContactId,
        ApprovalResponsibleUserId = order.Links.ApprovalResponsibleUserId,

        Name = order.Details.Name,
        Description = order.Details.Description,
        WorkingSequence = order.Details.WorkingSequence,
        InternalMemo = order.Details.InternalMemo,
        PrejobInformation = order.Details.PrejobInformation,
        EstimatedTime = order.Details.EstimatedTime,
        CustomerReference = order.Details.CustomerReference,
        DateReportedByCompany = order.Details.DateReportedByCompany,
        EstimatedQuantityRemark = order.Details.EstimatedQuantityRemark,
        DateCreate = order.Details.DateCreate,
        DateUpdate = order.Details.DateUpdate,
        DateClosed = order.Details.DateClosed,

        EarliestDatePlannable = order.Window.EarliestDatePlannable,
        DueDate = order.Window.DueDate,

        DbAddressName = order.Address.Name,
        DbAddressStreet = order.Address.Street,
        DbAddressStreet2 = order.Address.Street2,
        DbAddressStreetNumber = order.Address.StreetNumber,
        DbAddressCity = order.Address.City,
        DbAddressZip = order.Address.Zip,
        DbAddressDbCountryId = order.Address.DbCountryId,
        DbAddressPhone = order.Address.Phone,
        DbAddressEmail = order.Address.Email,
        DbAddressLatitudeDecimal = order.Address.LatitudeDecimal,
        DbAddressLongitudeDecimal = order.Address.LongitudeDecimal,

        ProjectReferenceBackOffice = keys.Project,
        CompanyCode = keys.Company,
        JobTypeCode = keys.JobType,
        JobPriorityCode = keys.JobPriority,
        JobStatusCode = keys.JobStatus,
        SuggestedUserCode = keys.SuggestedUser,
        SkillCode = keys.Skill,
        ParentJobsReferenceBackOffice = keys.Parent,
        DbAddressDbCountryCode = keys.Country,
        JobPlanning = planning,
    };
}
