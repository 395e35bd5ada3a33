using System.Data;
using Dapper;
using Npgsql;

namespace WorkOrders.Infrastructure.Database;

/// <summary>Parameters that know their type, so that nothing is boxed and nothing is guessed.</summary>
internal sealed class TypedParameters : SqlMapper.IDynamicParameters
{
    private readonly Dictionary<string, NpgsqlParameter> _parameters = new(64);
    private Statement? _statement;

    /// <summary>Adds one.</summary>
    public void Add(string name, NpgsqlParameter parameter) => _parameters.Add(name, parameter);

    /// <summary>Adds one of the type that .NET's implies.</summary>
    public void Add<T>(string name, T value) => _parameters.Add(name, new NpgsqlParameter<T> { TypedValue = value });

    /// <summary>The same in the places that a statement has for them.</summary>
    public TypedParameters For(Statement statement)
    {
        _statement = statement;
        return this;
    }

    void SqlMapper.IDynamicParameters.AddParameters(IDbCommand command, SqlMapper.Identity identity)
    {
        if (_statement is not null)
        {
            foreach (var name in _statement.Parameters)
            {
                command.Parameters.Add(_parameters[name]);
            }
            return;
        }
        foreach (var (name, parameter) in _parameters)
        {
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
    }
}
