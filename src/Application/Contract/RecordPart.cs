using System.Linq.Expressions;

namespace WorkOrders.Application.Contract;

/// <summary>
/// Maps some fields of a record to a value object. Fields are matched by their wire names, and the mapping is compiled once.
/// </summary>
/// <typeparam name="TRecord">The type of the record.</typeparam>
/// <typeparam name="TPart">The type of the value object.</typeparam>
public sealed class RecordPart<TRecord, TPart>
    where TRecord : class
    where TPart : class
{
    private readonly Func<TRecord, TPart> _read;
    private readonly Action<TPart, TRecord> _write;

    /// <summary>Creates the mapping.</summary>
    /// <param name="prefix">The prefix that the field names of the value object have in the record.</param>
    /// <exception cref="InvalidOperationException">The record does not have a field of the value object.</exception>
    public RecordPart(string prefix = "")
    {
        var record = Expression.Parameter(typeof(TRecord));
        var part = Expression.Parameter(typeof(TPart));
        var pairs = Fields.Of(typeof(TPart), prefix).Select(field => (Part: field.Property, Record: RecordField(field).Property)).ToList();
        _read = Expression.Lambda<Func<TRecord, TPart>>(
            Expression.MemberInit(
                Expression.New(typeof(TPart)),
                pairs.Select(pair => Expression.Bind(pair.Part, Expression.Property(record, pair.Record)))),
            record).Compile();
        _write = Expression.Lambda<Action<TPart, TRecord>>(
            Expression.Block(pairs.Select(pair =>
                Expression.Assign(Expression.Property(record, pair.Record), Expression.Property(part, pair.Part)))),
            part, record).Compile();
    }

    /// <summary>Reads the value object from a record.</summary>
    public TPart Read(TRecord record) => _read(record);

    /// <summary>Writes the value object to a record that is being created.</summary>
    public void Write(TPart part, TRecord record) => _write(part, record);

    private static Field RecordField(Field field) => Fields.Of(typeof(TRecord)).Find(field.Name)
        ?? throw new InvalidOperationException($"{typeof(TRecord).Name} has no field {field}.");
}
