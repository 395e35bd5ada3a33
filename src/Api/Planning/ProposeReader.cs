using WorkOrders.Api.OData;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Expressions;
using WorkOrders.Application.Planning.Propose;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Api.Planning;

/// <summary>Creates the commands that propose plans. All problems of a message are reported together.</summary>
internal sealed class ProposeReader(RequestContext context, ContractModel model, TimeProvider clock)
{
    private const string Filter = "filter";

    private static readonly Entity Jobs = Entity.Of<Job>();

    /// <summary>Creates the command.</summary>
    /// <param name="message">The message.</param>
    /// <param name="parameters">The query parameters.</param>
    /// <exception cref="RefusedException">The message or a parameter is invalid.</exception>
    public ProposePlanningCommand Read(ProposeMessage message, WriteParameters parameters)
    {
        // A value that could not be read would look as if it were missing.
        context.Problems.ThrowIfAny();
        CheckParameters(parameters);
        CheckOrders(message);
        CheckPeriod(message);
        if (message.Users?.Count == 0)
        {
            Refuse("/users", "\"users\" must contain at least one technician; leave it out for all active users.", "too_few");
        }
        else if (message.Users?.Count > ProposePlanningCommand.MaxUsers)
        {
            Refuse("/users",
                $"\"users\" must contain at most {ProposePlanningCommand.MaxUsers} technicians; received {message.Users.Count}.",
                "too_many_users");
        }
        if (message.Seconds is { } seconds and not (>= 1 and <= ProposePlanningCommand.MaxSeconds))
        {
            Refuse("/seconds",
                $"\"seconds\" must be a number from 1 to {ProposePlanningCommand.MaxSeconds}; received {seconds}.", "out_of_range");
        }
        var filter = message.Filter is { } text ? ParseFilter(text) : null;
        context.Problems.ThrowIfAny();
        return new(new Period(message.From!.Value, message.To!.Value))
        {
            Orders = message.Jobs?.Select(Address).ToList(),
            Filter = filter,
            Users = message.Users?.Select(Address).ToList(),
            DryRun = parameters.DryRun,
            Time = TimeSpan.FromSeconds(message.Seconds ?? ProposePlanningCommand.DefaultSeconds),
        };
    }

    private void CheckParameters(WriteParameters parameters)
    {
        if (parameters.Force)
        {
            Refuse("force", "A proposal follows all rules; leave \"force\" out.");
        }
        if (parameters.DryRun && context.Preferences.InBackground)
        {
            Refuse("dry_run", "A dry run cannot be done in the background; leave out \"dry_run\" or the preference respond-async.");
        }

        void Refuse(string parameter, string message) => context.Problems.Add(new("", "bad_parameter", message, "true", "false")
        {
            Kind = ProblemKind.Malformed,
            Parameter = parameter,
        });
    }

    private void CheckOrders(ProposeMessage message)
    {
        if (message.Jobs is null == message.Filter is null)
        {
            Refuse("/jobs", "Send either \"jobs\", a list of ids or keys, or \"filter\", a condition as in $filter.",
                message.Jobs is null ? "required" : "contradiction");
        }
        else if (message.Jobs is { Count: not (> 0 and <= ProposePlanningCommand.MaxOrders) } jobs)
        {
            Refuse("/jobs",
                $"\"jobs\" must contain 1 to {ProposePlanningCommand.MaxOrders} work orders; received {jobs.Count}.", "out_of_range");
        }
    }

    private void CheckPeriod(ProposeMessage message)
    {
        if (message.From is null)
        {
            Refuse("/from", "\"from\" is required: a date, or a date and time, such as 2026-12-01.", "required");
        }
        if (message.To is not { } to)
        {
            Refuse("/to", "\"to\" is required: a date, or a date and time, such as 2026-12-01.", "required");
        }
        else if (message.From < PlanningRange.MinDate || to > PlanningRange.MaxDate)
        {
            Refuse("/to",
                $"The period must be between {PlanningRange.MinDate:yyyy-MM-dd} and {PlanningRange.MaxDate:yyyy-MM-dd}.", "out_of_range");
        }
        else if (to <= message.From || to <= clock.Now())
        {
            Refuse("/to", $"\"to\" must be after \"from\", because it is exclusive, and in the future; received {Period.Text(to)}.",
                "out_of_range");
        }
        else if (to - message.From > TimeSpan.FromDays(ProposePlanningCommand.MaxDays))
        {
            Refuse("/to", $"\"to\" must be at most {ProposePlanningCommand.MaxDays} days after \"from\"; received {Period.Text(to)}.",
                "out_of_range");
        }
    }

    private GetRowsQuery? ParseFilter(string text)
    {
        var (parser, row) = (new QueryOptionParser(model, context.Settings.TimeZone), new RowVariable(Jobs));
        try
        {
            return new(
                new(row) { Filter = parser.ParseFilter(text, row) }, parser.ParseOrder(null, row), new Selection(Jobs, [Jobs.Id]));
        }
        catch (QueryRefusedException refused)
        {
            context.Problems.Add(refused.Suggestions.AddTo(
                new($"/{Filter}", refused.Code, refused.Message, Truncation.Truncate(text)) { Kind = ProblemKind.Malformed }));
            return null;
        }
    }

    private void Refuse(string pointer, string message, string code)
    {
        if (!context.Problems.HasProblemAt(pointer))
        {
            context.Problems.Add(new(pointer, code, message) { Kind = ProblemKind.Malformed });
        }
    }

    private static RowAddress Address(string text) => Guid.TryParse(text, out var id) ? new(id, null) : new(null, text);
}
