using WorkOrders.Application.Availability;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Availability;

/// <summary>Finds the planning entries of technicians, and of the teams they lead, that overlap time ranges.</summary>
internal sealed class BookingBranch : ILookupBranch
{
    private static readonly AskedTeams Asked = new("range");

    public string Kind => "booking";

    // Per technician and range, only one entry more is read than is reported, because very many entries may overlap.
    public string Sql { get; } = $"""
        select 'booking', json_build_object(
            'work_order_id', p.jobs_id, 'reference', coalesce(j.reference_back_office, j.id2::text), 'user_id', p.user_id,
            'from', p.date_from, 'to', p.date_to, 'is_firm', p.is_firm)::text
        from {Asked.Sql}
        cross join lateral (
            select * from job_planning p
            where p.tenant_id = @tenant and p.user_id = member.id
                and p.date_to > asked.starts and p.date_from < asked.ends and p.date_to < asked.until
            order by p.date_to limit {TechnicianSchedule.MaxRead}) p
        cross join lateral (select * from jobs j where j.tenant_id = @tenant and j.id = p.jobs_id offset 0) j
        """;

    public bool Answers(ILookupQuestion question) => question is BookingQuestion;

    public void AddParameters(TypedParameters parameters, IReadOnlyCollection<ILookupQuestion> questions) => Asked.AddParameters(
        parameters, [.. questions.Cast<BookingQuestion>().Select(asked => (asked.UserId, asked.UserKey, asked.From, asked.To))]);

    public ILookupAnswer Read(string json) => RowJson.Read<BookedTime>(json);
}
