namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>Takes down what becomes of each row of a file.</summary>
public interface IImportReport
{
    /// <summary>How many rows are refused so far.</summary>
    int Refused { get; }

    /// <summary>Forgets everything: the import begins again.</summary>
    void Clear();

    /// <summary>A row is stored if the file is.</summary>
    void Accept(int index, OrderOutcome outcome);

    /// <summary>A row is left out, because its order exists.</summary>
    void Skip(int index, Guid existing);

    /// <summary>A row is refused.</summary>
    void Refuse(int index, OrderOutcome outcome);

    /// <summary>Every row is decided.</summary>
    /// <param name="stored">Whether what was accepted is stored.</param>
    void Close(bool stored);
}
