using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Model;

/// <summary>Makes most generated work orders sensible: their status follows the table, and many have a suggestion.</summary>
/// <param name="values">The source of all choices.</param>
/// <param name="model">The model, from whose rows the generator chooses.</param>
internal sealed class OrderGenerator(ValueGenerator values, MasterDataModel model)
{
    /// <summary>Completes the body of an order.</summary>
    /// <param name="body">The body with random values.</param>
    /// <param name="order">The stored order; null if there is none.</param>
    /// <param name="isWhole">Whether the body should be a whole order.</param>
    public void Complete(JsonObject body, ModelRow? order, bool isWhole)
    {
        if ((isWhole || values.Chance(15)) && values.Chance(85))
        {
            body.Remove("job_status_id");
            body["job_status_code"] = NextStatus(order);
        }
        if (body["id"] is not null)
        {
            // An order with a taken id is refused; whether it would also be its own parent is of no interest.
            body.Remove("_parent_id");
            body.Remove("_parent_jobs_reference_back_office");
        }
        if (isWhole ? values.Chance(45) : values.Chance(15))
        {
            body.Remove("suggested_user_id");
            body.Remove("suggested_user");
            body["suggested_user_code"] = values.One(["T01", "T05", "T07", "T08"]);
            body["suggested_date_start"] = values.Start();
        }
        if (isWhole && values.Chance(40))
        {
            (body["db_address_street"], body["db_address_zip"], body["db_address_city"]) = ("Kaai", "9000", "Gent");
        }
    }

    /// <summary>Returns the body of a change of status.</summary>
    public JsonObject StatusChange(ModelRow? order)
    {
        var body = new JsonObject();
        if (values.Chance(97))
        {
            var code = NextStatus(order);
            if (values.Chance(70))
            {
                body["job_status_code"] = values.Chance(3) ? values.NewKey() : code;
            }
            else
            {
                body["job_status_id"] = model.Rows.Values.First(row => row.Entity.Name == "job_status" && row.Key == code).Id;
            }
        }
        if (values.Chance(50))
        {
            body["reason"] = values.One(["Parts have arrived", "The customer called"]);
        }
        return body;
    }

    private string NextStatus(ModelRow? order)
    {
        var current = order is null ? null : model.SystemStatusOf(order.IdOf("job_status_id")!);
        var sensible = current is null ? OrderStatuses.AtCreation : OrderStatuses.After(current);
        var rows = model.Rows.Values.Where(row => row.Entity.Name == "job_status" && row.Key is not null
            && (row.IdOf("system_job_status_id") is null ? sensible.Contains(row.Key) : values.Chance(20))).ToList();
        return current is not null && values.Chance(10) ? current
            : values.Chance(15) ? "Suggested"
            : values.Chance(10) ? "Planned"
            : values.One(rows).Key!;
    }
}
