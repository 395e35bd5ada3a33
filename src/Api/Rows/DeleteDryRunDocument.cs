using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Rows;

/// <summary>The response to a dry run of a delete: the status that the delete would have, and all problems.</summary>
/// <param name="problems">The problems and warnings.</param>
internal sealed class DeleteDryRunDocument(Problems problems) : DryRunDocument(problems)
{
    /// <inheritdoc/>
    protected override int Status => StatusCodes.Status204NoContent;
}
