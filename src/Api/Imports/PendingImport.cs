using AutoMapper;
using WorkOrders.Api.Http;
using WorkOrders.Api.Imports.Files;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Application.WorkOrders.Import;
using WorkOrders.Domain;

namespace WorkOrders.Api.Imports;

/// <summary>A file that has arrived and is to be imported.</summary>
/// <param name="Caller">In whose name.</param>
/// <param name="Origin">What the change feed says of where the orders come from.</param>
/// <param name="Options">How.</param>
/// <param name="Place">Its place among the imports of this process.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Orders">The same as orders.</param>
/// <param name="Warnings">What should be known of the file as a whole.</param>
internal sealed record PendingImport(Caller Caller, RequestOrigin Origin, ImportOptions Options, ImportSlots.Place Place, SpooledRows Rows, SpooledOrders Orders, IReadOnlyList<Problem> Warnings) : IDisposable
{
    /// <summary>What became of each row so far.</summary>
    public ImportReport Report { get; } = new(Rows, Orders.Order);

    /// <summary>Whether it waits for others.</summary>
    public bool Waits { get; private set; } = true;

    /// <summary>Takes a file off a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="place">Its place, which is given back when there is nothing to import.</param>
    /// <param name="caller">In whose name.</param>
    /// <param name="origin">What the change feed says of where the orders come from.</param>
    /// <param name="options">How.</param>
    /// <param name="mapper">Maps the rows.</param>
    /// <param name="problems">Takes what is wrong with the file as a whole, and warnings.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="RefusedException">Something is wrong with the file as a whole.</exception>
    /// <exception cref="BadHttpRequestException">It is not what its labels say, of no format known here, or too large.</exception>
    /// <exception cref="InsufficientStorageException">It cannot be kept.</exception>
    public static async Task<PendingImport> Receive(
        HttpRequest request, ImportSlots.Place place, Caller caller, RequestOrigin origin, ImportOptions options, IMapper mapper, Problems problems, CancellationToken cancellationToken)
    {
        SpooledRows? rows = null;
        try
        {
            rows = await Upload.Read(request, problems, caller.Settings.Strict, cancellationToken);
            return new(caller, origin, options, place, rows, new(rows, caller.Settings, mapper), [.. problems.Warnings]);
        }
        catch
        {
            rows?.Dispose();
            place.Dispose();
            throw;
        }
    }

    /// <summary>Waits for its turn.</summary>
    public async Task Begin(CancellationToken cancellationToken)
    {
        await Place.Begin(cancellationToken);
        Waits = false;
    }

    /// <summary>Imports it, when it has begun.</summary>
    /// <param name="import">Imports it.</param>
    /// <param name="end">The end of the run this is, told when every row is decided; null when nobody follows it.</param>
    /// <param name="cancellationToken">Gives it up; nothing of it stays.</param>
    public async Task<ImportDocument> Run(OrderImport import, Func<ImportDocument, Task<RunEnd>>? end, CancellationToken cancellationToken)
    {
        try
        {
            return Document(await import.Run(Caller, Origin, Options, Orders, Report, end is null ? null : () => end(Document(stored: true)), cancellationToken));
        }
        finally
        {
            Place.End();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Report.Dispose();
        Rows.Dispose();
        Place.Dispose();
    }

    private ImportDocument Document(bool stored) => new(Report, Options.Mode, stored, Warnings);
}
