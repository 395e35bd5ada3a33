using WorkOrders.Api.Http;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Changes;

/// <summary>What the address of the change feed may say.</summary>
internal static class ChangeOptions
{
    /// <summary>The entities whose changes are told, by wire name.</summary>
    public static readonly IReadOnlyList<string> Entities = [.. EntityModel.Contract.Entities.Where(entity => !entity.IsShared).Select(entity => entity.Name).Order(StringComparer.Ordinal)];

    // So far no feed comes, and there is room to add to it.
    private const long Farthest = long.MaxValue / 2;

    private static readonly string[] Names = ["after", "entities", "exclude_origin", "top"];

    /// <summary>Reads them; what is not understood is a problem, since guessing would leave changes out.</summary>
    /// <param name="query">What stands behind the path.</param>
    /// <param name="strict">Whether parameters that mean nothing here are refused; else they are warned of.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static GetChangesQuery Read(IQueryCollection query, bool strict, Problems problems)
    {
        var parameters = new QueryParameters(query, Names, problems);
        parameters.CheckNames(strict);
        return new(
            parameters.GetNumber(Names[0], 0, Farthest, 0, "the \"next\" of an earlier response, a whole number; leave it out to read from the beginning"),
            EntitiesOf(parameters),
            OriginOf(parameters),
            (int)parameters.GetNumber(Names[3], 1, GetChangesQuery.LargestTop, GetChangesQuery.UsualTop, $"a whole number from 1 to {GetChangesQuery.LargestTop}"));
    }

    private static string[] EntitiesOf(QueryParameters parameters)
    {
        var given = parameters.GetText(Names[1])?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        foreach (var unknown in given.Except(Entities))
        {
            parameters.Refuse($"\"entities\" must be a list of entity names separated by commas; there is no entity \"{Truncation.Of(unknown)}\".", unknown, Entities, Suggestions.For(unknown, Entities));
        }
        return given;
    }

    private static string? OriginOf(QueryParameters parameters)
    {
        var given = parameters.GetText(Names[2]);
        if (given is not null && !RequestOrigin.CanBeSystem(given))
        {
            parameters.Refuse($"\"exclude_origin\" must be a name that a system sends in Origin-System: {RequestOrigin.SystemForm}.", given, RequestOrigin.SystemForm);
        }
        return given;
    }
}
