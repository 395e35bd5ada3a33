namespace WorkOrders.Application.Lists;

/// <summary>
/// The positions of the values of a row: its id, its version, its selected fields, then the rows that it refers to, and one value for each
/// collection.
/// </summary>
public sealed class RowLayout
{
    /// <summary>Creates the layout of the rows of a selection.</summary>
    /// <param name="selection">What is read of each row.</param>
    /// <param name="start">The position of the first value.</param>
    public RowLayout(Selection selection, int start = 0)
    {
        Selection = selection;
        (Id, Version, FirstField) = (start, start + 1, start + 2);
        End = FirstField + selection.Fields.Count;
        References = [.. selection.References.Select(reference => Append(reference.Selection))];
        FirstCollection = End;
        Collections = [.. selection.Collections.Select(collection => new RowLayout(collection.Selection))];
        End += Collections.Count;
    }

    /// <summary>What is read of each row.</summary>
    public Selection Selection { get; }

    /// <summary>The position of the id; null in a row that does not exist.</summary>
    public int Id { get; }

    /// <summary>The position of the version.</summary>
    public int Version { get; }

    /// <summary>The position of the first selected field.</summary>
    public int FirstField { get; }

    /// <summary>The position of the first collection.</summary>
    public int FirstCollection { get; }

    /// <summary>The position after the last value.</summary>
    public int End { get; private set; }

    /// <summary>The layouts of the rows that the row refers to.</summary>
    public IReadOnlyList<RowLayout> References { get; }

    /// <summary>The layouts of the rows of each collection. Their positions start at 0.</summary>
    public IReadOnlyList<RowLayout> Collections { get; }

    private RowLayout Append(Selection selection)
    {
        var layout = new RowLayout(selection, End);
        End = layout.End;
        return layout;
    }
}
