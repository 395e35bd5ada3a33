using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Imports;

/// <summary>The command that stores one row of a file.</summary>
public sealed class RowCommand
{
    private readonly IHasReferences _references;
    private readonly Func<IScopedSender, RequestContext, CancellationToken, Task<SavedFileRow>> _send;

    private RowCommand(
        IHasReferences references, Func<IScopedSender, RequestContext, CancellationToken, Task<SavedFileRow>> send) =>
        (_references, _send) = (references, send);

    /// <summary>Creates the command of a row.</summary>
    /// <typeparam name="TCommand">The type of the command that is sent through the pipeline.</typeparam>
    /// <typeparam name="TResponse">The type of its response.</typeparam>
    /// <param name="command">The command that is sent through the pipeline.</param>
    /// <param name="read">Reads its response. Called after the handler and the event handlers have run.</param>
    public static RowCommand Of<TCommand, TResponse>(TCommand command, Func<TResponse, SavedFileRow> read)
        where TCommand : ICommand<TResponse>, IHasReferences =>
        new(command, async (sender, context, cancellationToken) => read(await sender.Send(context, command, cancellationToken)));

    /// <summary>Adds the rows and queries that the command needs to the lookup.</summary>
    public void Collect(Lookup lookup) => _references.Collect(lookup);

    /// <summary>Sends the command.</summary>
    /// <param name="sender">Sends it through the pipeline.</param>
    /// <param name="context">The context of the row.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    /// <exception cref="RefusedException">The row has problems.</exception>
    public Task<SavedFileRow> Send(IScopedSender sender, RequestContext context, CancellationToken cancellationToken) =>
        _send(sender, context, cancellationToken);
}
