using WorkOrders.Api.Http;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Changes;

/// <summary>The query parameters of the change feed.</summary>
internal static class ChangesParameters
{
    // Larger than any position, and small enough to be added to without an overflow.
    private const long MaxPosition = long.MaxValue / 2;

    private static readonly string[] Names = ["after", "entities", "exclude_origin", "top"];

    /// <summary>Reads the parameters; invalid values are added as problems.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="model">The entities of the contract.</param>
    /// <param name="strict">Whether unknown parameters are problems; otherwise they are warnings.</param>
    /// <param name="problems">Receives the problems.</param>
    public static GetChangesQuery Read(IQueryCollection query, EntityModel model, bool strict, Problems problems)
    {
        var parameters = new QueryParameters(query, Names, problems);
        parameters.CheckNames(strict);
        return new(
            parameters.GetNumber(
                Names[0], 0, MaxPosition, 0,
                "the \"next\" of an earlier response, a whole number; leave it out to read from the beginning"),
            ReadEntities(parameters, EntitiesOf(model)),
            ReadOrigin(parameters),
            (int)parameters.GetNumber(
                Names[3], 1, GetChangesQuery.MaxTop, GetChangesQuery.DefaultTop,
                $"a whole number from 1 to {GetChangesQuery.MaxTop}"));
    }

    /// <summary>Returns the names of the entities in the feed, sorted.</summary>
    public static IReadOnlyList<string> EntitiesOf(EntityModel model) =>
        [.. model.Entities.Where(entity => !entity.IsShared).Select(entity => entity.Name).Order(StringComparer.Ordinal)];

    private static string[] ReadEntities(QueryParameters parameters, IReadOnlyList<string> entities)
    {
        var given = parameters.GetText(Names[1])?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        foreach (var unknown in given.Except(entities))
        {
            parameters.Refuse(
                Names[1],
                $"\"entities\" must be a list of entity names separated by commas; there is no entity \"{Truncation.Truncate(unknown)}\".",
                unknown, entities, Suggestions.For(unknown, entities));
        }
        return given;
    }

    private static string? ReadOrigin(QueryParameters parameters)
    {
        var given = parameters.GetText(Names[2]);
        if (given is not null && !RequestOrigin.IsValidSystem(given))
        {
            parameters.Refuse(
                Names[2],
                $"\"exclude_origin\" must be a name that a system sends in Origin-System: {RequestOrigin.SystemForm}; "
                    + $"received \"{Truncation.Truncate(given)}\".",
                given, RequestOrigin.SystemForm);
        }
        return given;
    }
}
