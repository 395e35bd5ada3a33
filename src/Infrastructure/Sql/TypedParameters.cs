using System.Data;
using Dapper;
using Npgsql;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>Parameters that know their type, so that nothing is boxed and nothing is guessed.</summary>
internal sealed class TypedParameters : SqlMapper.IDynamicParameters
{
    private readonly List<(string Name, NpgsqlParameter Parameter)> _parameters = new(64);
    private bool _usesPositions;

    /// <summary>Their names, in the order in which they were added.</summary>
    public IEnumerable<string> Names => _parameters.Select(parameter => parameter.Name);

    /// <summary>Adds one.</summary>
    public void Add(string name, NpgsqlParameter parameter) => _parameters.Add((name, parameter));

    /// <summary>Adds one of the type that .NET's implies.</summary>
    public void Add<T>(string name, T value) => _parameters.Add((name, new NpgsqlParameter<T> { TypedValue = value }));

    /// <summary>The same for a <see cref="Statement"/> made for them: by place, not by name.</summary>
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
