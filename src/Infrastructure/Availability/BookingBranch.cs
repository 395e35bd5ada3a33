using WorkOrders.Application.Availability;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Availability;

/// <summary>Finds the planning entries of technicians, and of the teams they lead, that overlap time ranges.</summary>
internal sealed class BookingBranch : ILookupBranch
{
    public string Kind => "booking";

    // No entry is longer than the longest estimate, so `until` bounds the index range. Per technician and range, only one entry more is
    // read than is reported, because very many entries may overlap.
    public string Sql { get; } = $"""
        select 'booking', json_build_object(
            'work_order_id', p.jobs_id, 'reference', coalesce(j.reference_back_office, j.id2::text), 'user_id', p.user_id,
            'from', p.date_from, 'to', p.date_to, 'is_firm', p.is_firm)::text
        from unnest(@range_ids::uuid[], @range_keys::text[], @range_from::timestamptz[],
            @range_to::timestamptz[], @range_until::timestamptz[])
            as asked (id, key, starts, ends, until)
        cross join lateral (
            select u.id from "user" u where u.tenant_id = @tenant and u.id = asked.id
            union all
            select u.id from "user" u where u.tenant_id = @tenant and u.code = asked.key) leader
        cross join lateral (
            select leader.id
            union all
            select u.id from "user" u where u.tenant_id = @tenant and u.team_leader_user_id = leader.id) member
        cross join lateral (
            select * from job_planning p
            where p.tenant_id = @tenant and p.user_id = member.id
                and p.date_to > asked.starts and p.date_from < asked.ends and p.date_to < asked.until
            order by p.date_to limit {TechnicianSchedule.MaxRead}) p
        cross join lateral (select * from jobs j where j.tenant_id = @tenant and j.id = p.jobs_id offset 0) j
        """;

    public bool Answers(ILookupQuestion question) => question is BookingQuestion;

    public void AddParameters(TypedParameters parameters, IReadOnlyCollection<ILookupQuestion> questions)
    {
        var ranges = questions.Cast<BookingQuestion>().ToList();
        parameters.Add("range_ids", ranges.Select(range => range.UserId).ToArray());
        parameters.Add("range_keys", ranges.Select(range => range.UserKey).ToArray());
        parameters.Add("range_from", ranges.Select(range => range.From.UtcDateTime).ToArray());
        parameters.Add("range_to", ranges.Select(range => range.To.UtcDateTime).ToArray());
        parameters.Add("range_until", ranges.Select(range => LongestEntry.EndAfter(range.To).UtcDateTime).ToArray());
    }

    public ILookupAnswer Read(string json) => RowJson.Read<BookedTime>(json);
}
