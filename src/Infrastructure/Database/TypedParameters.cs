using System.Data;
using Dapper;
using Npgsql;

namespace WorkOrders.Infrastructure.Database;

/// <summary>Parameters that know their type, so that nothing is boxed and nothing is guessed.</summary>
internal sealed class TypedParameters : SqlMapper.IDynamicParameters
{
    private readonly List<NpgsqlParameter> _parameters = [];

    /// <summary>Adds one.</summary>
    public void Add(string name, NpgsqlParameter parameter)
    {
        parameter.ParameterName = name;
        _parameters.Add(parameter);
    }

    /// <summary>Adds one of the type that .NET's implies.</summary>
    public void Add<T>(string name, T value) => _parameters.Add(new NpgsqlParameter<T>(name, value));

    void SqlMapper.IDynamicParameters.AddParameters(IDbCommand command, SqlMapper.Identity identity)
    {
        foreach (var parameter in _parameters)
        {
            command.Parameters.Add(parameter);
        }
    }
}
