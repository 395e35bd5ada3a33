using WorkOrders.Application.Availability;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Availability;

/// <summary>Reads when technicians, and the teams they lead, can work in time ranges, and what they are planned for.</summary>
internal sealed class AvailabilityBranch : ILookupBranch
{
    private static readonly AskedTeams Asked = new("availability");

    public string Kind => "availability";

    public string Sql { get; } = $"""
        select 'availability', json_build_object(
            'user_id', u.id, 'code', u.code, 'archived', u.archived, 'disabled', u.disabled, 'allow_overlap', u.allow_overlap,
            'time_zone', u.time_zone, 'start_latitude', u.start_latitude_decimal, 'start_longitude', u.start_longitude_decimal,
            'leader_id', member.leader_id,
            'working_times', array(
                select json_build_object('weekday', w.weekday, 'from', w.time_from, 'to', w.time_to,
                    'valid_from', w.valid_from, 'valid_to', w.valid_to)
                from working_time w where w.tenant_id = @tenant and w.user_id = u.id),
            'holidays', array(
                select h.date from holiday h
                where h.tenant_id = @tenant
                    and h.date between (asked.starts - interval '2 days')::date and (asked.ends + interval '2 days')::date
                    and h.holiday_calendar_id = coalesce(u.holiday_calendar_id, (
                        select c.id from holiday_calendar c where c.tenant_id = @tenant and c.is_default limit 1))),
            'absences', array(
                select json_build_object('from', a.date_from, 'to', a.date_to)
                from user_unavailability a
                where a.tenant_id = @tenant and a.user_id = u.id and a.date_to > asked.starts and a.date_from < asked.ends),
            'skills', array(
                select json_build_object('skill_id', s.skill_id, 'level', s.level, 'valid_until', s.valid_until)
                from user_skill s where s.tenant_id = @tenant and s.user_id = u.id),
            'entries', array(
                select json_build_object('id', p.id, 'jobs_id', p.jobs_id, 'order', coalesce(j.reference_back_office, j.id2::text),
                    'from', p.date_from, 'to', p.date_to, 'is_firm', p.is_firm,
                    'latitude', j.db_address_latitude_decimal, 'longitude', j.db_address_longitude_decimal)
                from job_planning p
                cross join lateral (select * from jobs j where j.tenant_id = @tenant and j.id = p.jobs_id offset 0) j
                where p.tenant_id = @tenant and p.user_id = u.id
                    and p.date_to > asked.starts and p.date_from < asked.ends and p.date_to < asked.until))::text
        from {Asked.Sql}
        cross join lateral (select * from "user" u where u.tenant_id = @tenant and u.id = member.id offset 0) u
        """;

    public bool Answers(ILookupQuestion question) => question is AvailabilityQuestion;

    public void AddParameters(TypedParameters parameters, IReadOnlyCollection<ILookupQuestion> questions) => Asked.AddParameters(
        parameters, [.. questions.Cast<AvailabilityQuestion>().Select(asked => (asked.UserId, asked.UserKey, asked.From, asked.To))]);

    public ILookupAnswer Read(string json) => RowJson.Read<TechnicianAvailability>(json);
}
