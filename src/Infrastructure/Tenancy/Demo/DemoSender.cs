using MediatR;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Imports;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Infrastructure.Tenancy.Demo;

/// <summary>Sends the commands of the demo tenant's week, all in one transaction.</summary>
/// <param name="transaction">The transaction.</param>
/// <param name="commands">Create the commands that store rows.</param>
/// <param name="caller">The sender of the commands.</param>
internal sealed class DemoSender(IRequestTransaction transaction, IEnumerable<IRowCommands> commands, Caller caller) : IScopedSender
{
    /// <summary>The ERP of the README's examples, which excludes its own changes when it reads the change feed.</summary>
    private static readonly RequestOrigin Origin = RequestOrigin.Administration with { System = "erp1" };

    private static readonly ImportOptions Options = new(ImportMode.Atomic, OnExisting.Error, OnMissing.Error);

    /// <summary>Creates a row.</summary>
    public Task Create(EntityRecord row, CancellationToken cancellationToken)
    {
        var entity = Entity.Of(row.GetType());
        return commands.Single(each => each.Supports(entity)).Create(entity, row, Options).Send(this, Context(), cancellationToken);
    }

    /// <summary>Sends a command.</summary>
    public Task Send<TResponse>(IRequest<TResponse> command, CancellationToken cancellationToken) =>
        Send(Context(), command, cancellationToken);

    /// <inheritdoc/>
    public Task<TResponse> Send<TResponse>(RequestContext context, IRequest<TResponse> request, CancellationToken cancellationToken) =>
        transaction.Send(context, request, cancellationToken);

    private RequestContext Context() => new(caller, Origin, Preferences.From(caller.Settings), new());
}
