using System.Globalization;
using WorkOrders.Api.Http;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Changes;

/// <summary>The query parameters of the change feed.</summary>
internal static class ChangesParameters
{
    /// <summary>The maximum value of <c>wait</c>, in seconds.</summary>
    public const int MaxWait = 60;

    /// <summary>The name of the parameter with the position.</summary>
    public const string After = "after";

    /// <summary>The header with the id of the last event that a client has received.</summary>
    public const string LastEventId = "Last-Event-ID";

    // Larger than any position, and small enough to be added to without an overflow.
    private const long MaxPosition = long.MaxValue / 2;


    private static readonly string[] Names = [After, "entities", "exclude_origin", "top", "wait"];

    /// <summary>Reads the parameters; invalid values are added as problems.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="model">The entities of the contract.</param>
    /// <param name="strict">Whether unknown parameters are problems; otherwise they are warnings.</param>
    /// <param name="problems">Receives the problems.</param>
    public static ChangesRequest Read(IQueryCollection query, EntityModel model, bool strict, Problems problems)
    {
        var parameters = new QueryParameters(query, Names, problems);
        parameters.CheckNames(strict);
        var changes = new GetChangesQuery(
            parameters.GetNumber(
                After, 0, MaxPosition, 0,
                "the \"next\" of an earlier response, a whole number; leave it out to read from the beginning"),
            ReadEntities(parameters, EntitiesOf(model)),
            ReadOrigin(parameters),
            (int)parameters.GetNumber(
                Names[3], 1, GetChangesQuery.MaxTop, GetChangesQuery.DefaultTop,
                $"a whole number from 1 to {GetChangesQuery.MaxTop}"));
        var wait = parameters.GetNumber(Names[4], 0, MaxWait, 0, $"a whole number of seconds from 0 to {MaxWait}");
        return new(changes, TimeSpan.FromSeconds(wait));
    }

    /// <summary>
    /// Reads the id of the last event that a client has received, which it sends when it reconnects; null if it sends none. An invalid id
    /// is added as a problem.
    /// </summary>
    public static long? ReadLastEventId(HttpRequest request, Problems problems)
    {
        var given = request.Headers[LastEventId].ToString();
        if (given.Length == 0)
        {
            return null;
        }
        if (long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position <= MaxPosition)
        {
            return position;
        }
        var accepted = "the id of an event of this stream, a whole number";
        problems.Add(new("", "bad_header", $"{LastEventId} must be {accepted}; received \"{Truncation.Truncate(given)}\".", given, accepted)
        {
            Kind = ProblemKind.Malformed,
        });
        return null;
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
