using System.Data;
using Dapper;
using Npgsql;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>Parameters with explicit types, so that no value is boxed and no type is inferred from a value.</summary>
internal sealed class TypedParameters : SqlMapper.IDynamicParameters
{
    private readonly List<(string Name, NpgsqlParameter Parameter)> _parameters = new(64);
    private bool _usesPositions;

    /// <summary>The parameter names, in the order in which they were added.</summary>
    public IEnumerable<string> Names => _parameters.Select(parameter => parameter.Name);

    /// <summary>Adds a parameter.</summary>
    public void Add(string name, NpgsqlParameter parameter) => _parameters.Add((name, parameter));

    /// <summary>Adds a parameter whose database type follows from the .NET type.</summary>
    public void Add<T>(string name, T value) => _parameters.Add((name, new NpgsqlParameter<T> { TypedValue = value }));

    /// <summary>Passes the parameters by position instead of by name, for a <see cref="Statement"/> with these parameters.</summary>
    public TypedParameters UsePositions()
    {
        _usesPositions = true;
        return this;
    }

    void SqlMapper.IDynamicParameters.AddParameters(IDbCommand command, SqlMapper.Identity identity)
    {
        foreach (var (name, parameter) in _parameters)
        {
            if (!_usesPositions)
            {
                parameter.ParameterName = name;
            }
            command.Parameters.Add(parameter);
        }
    }
}
