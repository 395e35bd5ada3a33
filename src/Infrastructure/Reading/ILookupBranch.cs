using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>
/// Answers one kind of <see cref="ILookupQuestion"/> as a branch of the lookup statement, so that it costs no round trip of its own.
/// </summary>
internal interface ILookupBranch
{
    /// <summary>The kind of its rows, which no entity is named.</summary>
    string Kind { get; }

    /// <summary>The branch: a query of two columns, the kind and the answer as JSON. The tenant is <c>@tenant</c>.</summary>
    string Sql { get; }

    /// <summary>Whether it answers a question.</summary>
    bool Answers(ILookupQuestion question);

    /// <summary>Adds the parameters of its questions, always in the same order.</summary>
    void AddParameters(TypedParameters parameters, IReadOnlyCollection<ILookupQuestion> questions);

    /// <summary>Reads an answer.</summary>
    ILookupAnswer Read(string json);
}
