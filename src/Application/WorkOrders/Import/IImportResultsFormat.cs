namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>The format in which the results of runs are kept.</summary>
public interface IImportResultsFormat
{
    /// <summary>Writes the results of a run that has decided every row.</summary>
    /// <param name="run">The run.</param>
    /// <param name="report">Its results.</param>
    Task<byte[]> Write(Guid run, ImportReport report);
}
