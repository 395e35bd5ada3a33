using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>
/// The updates of fields whose values other rows determine (<see cref="DeterminedByAttribute"/>). If a row changes the value, all rows that
/// refer to it follow. A new or changed row follows too, because another request may have changed the value since it was looked up.
/// </summary>
internal sealed class DeterminedUpdates
{
    private readonly List<(DeterminedField Field, bool OfSources, List<ChangedRow> Rows)> _updates = [];

    /// <summary>Finds the determining rows that change, and the rows that may have to follow.</summary>
    public DeterminedUpdates(EntityModel model, IReadOnlyList<ChangeSet> units)
    {
        foreach (var unit in units)
        {
            foreach (var row in unit.Inserts.Where(row => row.Entity.DeterminedFields.Count > 0))
            {
                var values = row.Values();
                foreach (var field in row.Entity.DeterminedFields.Where(field => field.Reference.Id.Get(values) is not null))
                {
                    Add(field, ofSources: false, row.Id, unit.Origin);
                }
            }
            foreach (var row in unit.Updates)
            {
                foreach (var change in row.Changes)
                {
                    Add(model, row, change, unit.Origin);
                }
            }
        }
    }

    /// <summary>Whether no row has to follow.</summary>
    public bool IsEmpty => _updates.Count == 0;

    /// <summary>Returns the statements, which run after the inserts and the other updates, and adds their parameters.</summary>
    /// <param name="parameters">The parameters to add to.</param>
    /// <param name="locks">Whether other transactions cannot change the determining rows until this transaction ends.</param>
    public IEnumerable<string> Statements(TypedParameters parameters, bool locks)
    {
        foreach (var (field, ofSources, rows) in _updates)
        {
            var owner = field.Reference.Owner;
            var parameter = $"{owner}_{field.Field}_of_{(ofSources ? "sources" : "rows")}";
            parameters.Add(parameter, ChangedRowJson.Write(rows.DistinctBy(row => row.Id)));
            // Changed sources are locked already.
            yield return Table.Of(owner).Follow(field, parameter, ofSources, locks && !ofSources);
        }
    }

    private void Add(EntityModel model, RowUpdate row, FieldChange change, RequestOrigin origin)
    {
        foreach (var field in model.DeterminedBy(change.Field))
        {
            Add(field, ofSources: true, row.Id, origin);
        }
        foreach (var field in row.Entity.DeterminedFields.Where(field => change.Field == field.Field || change.Field == field.Reference.Id))
        {
            Add(field, ofSources: false, row.Id, origin);
        }
    }

    private void Add(DeterminedField field, bool ofSources, Guid row, RequestOrigin origin)
    {
        var update = _updates.Find(update => update.Field == field && update.OfSources == ofSources);
        if (update.Rows is null)
        {
            _updates.Add(update = (field, ofSources, []));
        }
        update.Rows.Add(new(row, null, [], null, origin));
    }
}
