using FluentValidation;
using MediatR;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Validation;

namespace WorkOrders.Integration.Tests.References.DeclaredEntities;

/// <summary>A command that resolves the references of a delivery and stores its embedded rows; the pipeline does all of the work.</summary>
internal sealed record DeliverCommand(Delivery Message) : ICommand<Unit>, IHasReferences
{
    private static readonly Entity Deliveries = Entity.Of<Delivery>();

    public bool DryRun { get; init; }

    public OnMissing OnMissing => OnMissing.Create;

    public ResolvedRows Resolved { get; set; } = new(new());

    private List<Reference> References { get; } = [.. Reference.From(Deliveries, Message, "").Where(reference => reference.IsGiven)];

    public void Collect(Lookup lookup) => lookup.Add(References);

    public IEnumerable<Reference> ResolveOwnRows(ReferenceResolver resolver) => References;
}

/// <summary>Checks the limits that the records declare, and that embedded objects have an id or a key.</summary>
internal sealed class DeliverValidator : AbstractValidator<DeliverCommand>
{
    public DeliverValidator()
    {
        var crate = Entity.Of<Delivery>().References.Single();
        this.AddLimits(crate.Embedded!, command => command.Message.Crate);
        this.RequireKey(crate, command => new(crate, command.Message, ""), command => command.Message.Crate).AndWithin(crate);
    }
}

/// <summary>Does nothing, because the pipeline resolves and stores the rows.</summary>
internal sealed class DeliverHandler : IRequestHandler<DeliverCommand, Unit>
{
    public Task<Unit> Handle(DeliverCommand command, CancellationToken cancellationToken) => Unit.Task;
}
