namespace WorkOrders.Application.Imports;

/// <summary>The format in which the results of runs are stored.</summary>
public interface IImportResultsFormat
{
    /// <summary>Writes the results of a run in which all rows are decided.</summary>
    /// <param name="run">The id of the run.</param>
    /// <param name="report">The results of the run.</param>
    Task<byte[]> Write(Guid run, ImportReport report);
}
