namespace WorkOrders.Integration.Tests.Model;

/// <summary>The rules of work orders, as docs/statuses.md states them. Rules about what does not change are not applied.</summary>
/// <param name="draft">What the request is about to write.</param>
/// <param name="order">The order as it would be.</param>
/// <param name="references">The references of the request.</param>
internal sealed class OrderModel(ModelDraft draft, DraftRow order, IReadOnlyList<GivenReference> references)
{
    private static readonly string[] MobileFields = ["db_address_street", "db_address_zip", "db_address_city"];

    private static readonly string[] SiteFields =
    [
        .. ModelEntity.All["jobs"].Values.Select(field => field.Name)
            .Where(field => field.StartsWith("db_address_", StringComparison.Ordinal)),
        "db_address_db_country_id",
    ];

    private readonly string? _to = StatusOf(draft, order.IdOf("job_status_id"));
    private readonly string? _from = StatusOf(draft, order.Stored?.IdOf("job_status_id"));

    private bool LeavesStatus => !order.IsNew && _to != _from;

    /// <summary>Stands for the time at which the server closes an order.</summary>
    public static string Now(DraftRow order) => $"now {order.Id}";

    /// <summary>Applies the rules, and writes what follows from them.</summary>
    public void Apply()
    {
        RequireFields();
        CheckDates();
        CheckSite();
        CheckTechnician();
        CheckRequester();
        CheckStatus();
        var planning = new OrderPlanningModel(draft, order, _from, _to);
        planning.Check();
        SetDateClosed(order, _from, _to);
        planning.Apply();
        if (LeavesStatus && _to == "Canceled")
        {
            CancelChildren(order);
        }
        if (!draft.IsRefused)
        {
            planning.CheckBookings();
        }
    }

    /// <summary>Returns the code of the system status of a status; null if there is none.</summary>
    public static string? StatusOf(ModelDraft draft, string? status) => draft.ById(ModelEntity.All["job_status"], status) is not { } row
        ? null
        : ModelValue.TextOf((draft.ById(row.Entity, row.IdOf("system_job_status_id")) ?? row)["code"]);

    private void RequireFields()
    {
        foreach (var field in order.Entity.Values.Where(field => field.IsRequired && order[field.Name] is null))
        {
            draft.RefuseOnce(ModelProblemKind.Malformed, $"/{field.Name}", "required");
        }
        foreach (var reference in order.Entity.References.Where(reference =>
            reference.IsRequired && order[reference.Id] is null && !order.IsUnresolved(reference.Id)))
        {
            draft.Refuse(ModelProblemKind.Malformed, $"/{reference.Id}", "required");
        }
    }

    private void CheckDates()
    {
        var (earliest, due, start) = (Moment("earliest_date_plannable"), Moment("due_date"), Moment("suggested_date_start"));
        var changesWindow = order.Sets("earliest_date_plannable") || order.Sets("due_date");
        if (earliest > due)
        {
            if (changesWindow)
            {
                draft.Refuse(ModelProblemKind.Malformed, "/due_date", "window_reversed");
            }
        }
        else if ((start < earliest || start > due)
            && (order.Sets("suggested_date_start") || (changesWindow && _to is not null && OrderStatuses.AtCreation.Contains(_to))))
        {
            draft.Refuse(ModelProblemKind.Malformed, "/suggested_date_start", "outside_window");
        }
    }

    private void CheckSite()
    {
        if (Target("project_id") is not { } project || order.IsUnresolved("project_id")
            || (Embedded("project_id") is null && !SiteFields.Concat(["project_id", "db_address_id"]).Any(order.Sets)))
        {
            return;
        }
        var isClosed = project.IdOf("project_status_id") is { } id
            && draft.ById(ModelEntity.All["project_status"], id) is { Pointer: null } status && status["is_closed"] == "true";
        if (order.Sets("project_id"))
        {
            order["company_id"] = project["company_id"];
        }
        if (isClosed && order.Sets("project_id"))
        {
            Refuse("project_id", "project_closed");
        }
        else if (project["is_mobile_installation"] == "true")
        {
            foreach (var field in MobileFields.Where(field => order[field] is null))
            {
                Refuse(field, "required");
            }
            if (order["db_address_id"] is not null)
            {
                Refuse("db_address_id", "address_on_mobile");
            }
        }
        else
        {
            foreach (var field in SiteFields)
            {
                order[field] = null;
            }
            if (order["db_address_id"] is { } address && WithParents(project).All(each => each["db_address_id"] != address))
            {
                Refuse("db_address_id", "address_elsewhere");
            }
        }
    }

    private IEnumerable<DraftRow> WithParents(DraftRow project)
    {
        var seen = new HashSet<string>();
        for (var row = project; row is not null && seen.Add(row.Id); row = draft.ById(row.Entity, row.IdOf("_parent_id")))
        {
            yield return row;
        }
    }

    private void CheckTechnician()
    {
        if (order.Sets("suggested_user_id") || (LeavesStatus && _to == "Suggested"))
        {
            // A new order whose technician is not found is checked with what the request says about the technician.
            var (user, embedded) = (Target("suggested_user_id"), order.IsNew ? Embedded("suggested_user_id") : null);
            foreach (var flag in new[] { "archived", "disabled" }.Where(flag =>
                user is null ? embedded?[flag]?.ToString() == "true" : user[flag] == "true"))
            {
                Refuse("suggested_user_id", $"user_{flag}");
            }
        }
    }

    private void CheckRequester()
    {
        if ((order.Sets("requested_by_contact_id") || order.Sets("requested_by_company_id"))
            && Target("requested_by_contact_id") is { } contact && order["requested_by_company_id"] is { } company
            && contact["company_id"] != company)
        {
            Refuse("requested_by_contact_id", "contact_elsewhere");
        }
    }

    private void CheckStatus()
    {
        if (Target("job_status_id") is not { } status || order.IsUnresolved("job_status_id"))
        {
            return;
        }
        var isUsable = status["usable_on_api"] != "false";
        if (order.IsNew)
        {
            if (!OrderStatuses.AtCreation.Contains(_to) || !isUsable)
            {
                Refuse("job_status_id", "status_not_settable");
            }
            return;
        }
        if (LeavesStatus && !OrderStatuses.After(_from!).Contains(_to))
        {
            draft.Refuse(ModelProblemKind.Conflict, "/job_status_id", "status_transition");
            return;
        }
        bool[] unmet =
        [
            order.Sets("job_status_id") && status["system_job_status_id"] is not null && !isUsable,
            _to == "Planned" && _from is "ToBePlanned" or "Pooling" or "Suggested" && order.Stored!.Planning.Count == 0,
            LeavesStatus && (_from, _to) == ("Open", "Dispatched") && order.Stored!.Planning.Count == 0 && !IsGiven("suggested_user_id"),
            LeavesStatus && OrderStatuses.Completed.Contains(_to)
                && Children(order).Any(child => !OrderStatuses.Closed.Contains(StatusOf(draft, child.IdOf("job_status_id")))),
        ];
        foreach (var _ in unmet.Where(applies => applies))
        {
            draft.Refuse(ModelProblemKind.Conflict, "/job_status_id", "status_condition");
        }
    }

    private static void SetDateClosed(DraftRow order, string? from, string? to)
    {
        var (wasClosed, isClosed) = (from is not null && OrderStatuses.Closed.Contains(from), OrderStatuses.Closed.Contains(to));
        order["date_closed"] = (wasClosed, isClosed) switch
        {
            (false, true) => order["date_closed"] ?? ModelValue.OfId(Now(order)),
            (true, true) => order["date_closed"] ?? order.Stored!["date_closed"],
            _ => null,
        };
    }

    /// <summary>Cancels the children whose work has not started, and their children.</summary>
    private void CancelChildren(DraftRow parent)
    {
        foreach (var child in Children(parent))
        {
            var from = StatusOf(draft, child.IdOf("job_status_id"));
            if (from != "Canceled" && !OrderStatuses.Started.Contains(from))
            {
                child["job_status_id"] = parent["job_status_id"];
                SetDateClosed(child, from, "Canceled");
                child.Planning.Clear();
                CancelChildren(child);
            }
        }
    }

    private List<DraftRow> Children(DraftRow parent) =>
        [.. draft.RowsOf(order.Entity).Where(child => child.Stored?.IdOf("_parent_id") == parent.Id && child != order)];

    private System.Text.Json.Nodes.JsonObject? Embedded(string reference) =>
        references.FirstOrDefault(given => given.Fields.Id == reference)?.Embedded;

    private DateTime? Moment(string field) => OrderPlanningModel.Moment(order[field]);

    private bool IsGiven(string reference) => order[reference] is not null || order.IsUnresolved(reference);

    private DraftRow? Target(string reference) => draft.ById(
        ModelEntity.All[order.Entity.References.First(fields => fields.Id == reference).Target], order.IdOf(reference));

    private void Refuse(string field, string code) => draft.Refuse(ModelProblemKind.Unprocessable, order.PointerTo(field), code);
}
