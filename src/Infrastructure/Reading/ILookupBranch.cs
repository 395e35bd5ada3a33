using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>Answers one kind of <see cref="ILookupQuestion"/> as a branch of the lookup statement, without a separate round trip.</summary>
internal interface ILookupBranch
{
    /// <summary>The kind of the branch's rows; no entity may have this name.</summary>
    string Kind { get; }

    /// <summary>The SQL of the branch: a query with two columns, the kind and the answer as JSON. The tenant is <c>@tenant</c>.</summary>
    string Sql { get; }

    /// <summary>Checks whether the branch answers a question.</summary>
    bool Answers(ILookupQuestion question);

    /// <summary>Adds the parameters for the questions of the branch, always in the same order.</summary>
    void AddParameters(TypedParameters parameters, IReadOnlyCollection<ILookupQuestion> questions);

    /// <summary>Reads an answer from its JSON.</summary>
    ILookupAnswer Read(string json);
}
