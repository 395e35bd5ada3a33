using WorkOrders.Application.Availability;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Availability;

/// <summary>Finds the technicians of the last visits to projects.</summary>
internal sealed class PreviousVisitBranch : ILookupBranch
{
    public string Kind => "previous_visit";

    // Ids that the API assigns increase with time, so the index on the project returns the newest orders first.
    public string Sql { get; } = $"""
        select 'previous_visit', json_build_object('project_id', asked.project_id, 'user_id', team.user_id)::text
        from unnest(@visit_projects::uuid[], @visit_before::timestamptz[]) as asked (project_id, before)
        cross join lateral (
            select p.jobs_id
            from (
                select j.id from jobs j where j.tenant_id = @tenant and j.project_id = asked.project_id
                order by j.id desc limit {PreviousVisitQuestion.MaxOrders}) j
            cross join lateral (
                select p.jobs_id, p.date_from, p.id from job_planning p
                where p.tenant_id = @tenant and p.jobs_id = j.id and p.is_firm and p.date_from < asked.before
                order by p.date_from desc, p.id limit 1) p
            order by p.date_from desc, p.id limit 1) last
        cross join lateral (
            select distinct p.user_id from job_planning p
            where p.tenant_id = @tenant and p.jobs_id = last.jobs_id and p.is_firm and p.date_from < asked.before) team
        """;

    public bool Answers(ILookupQuestion question) => question is PreviousVisitQuestion;

    public void AddParameters(TypedParameters parameters, IReadOnlyCollection<ILookupQuestion> questions)
    {
        var visits = questions.Cast<PreviousVisitQuestion>().ToList();
        parameters.Add("visit_projects", visits.Select(visit => visit.ProjectId).ToArray());
        parameters.Add("visit_before", visits.Select(visit => visit.Before.UtcDateTime).ToArray());
    }

    public ILookupAnswer Read(string json) => RowJson.Read<PreviousVisit>(json);
}
