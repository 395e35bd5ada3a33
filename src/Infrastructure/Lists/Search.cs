using WorkOrders.Application.Contract;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>
/// The search for words in the texts of rows. Each entity has a function in the database, so that row-level security can later be added:
/// then only a function of the table's owner can still use the index.
/// </summary>
internal static class Search
{
    /// <summary>
    /// Returns the SQL of a function call that gives the <c>id</c> and the <c>rank</c> of the rows that match; no row twice, in any order.
    /// A greater rank is a better match.
    /// </summary>
    /// <param name="entity">The entity.</param>
    /// <param name="tenant">The parameter with the tenant, such as <c>@tenant</c>.</param>
    /// <param name="query">The parameter with the text of the client, which must not contain NUL.</param>
    /// <exception cref="ArgumentException">The entity has no texts.</exception>
    public static string Sql(Entity entity, string tenant, string query) => entity.IsSearchable
        ? $"search_{entity.Name}({tenant}, {query})"
        : throw new ArgumentException($"{entity.PluralLabel} have no texts to search.", nameof(entity));
}
