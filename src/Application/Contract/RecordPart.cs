using System.Linq.Expressions;

namespace WorkOrders.Application.Contract;

/// <summary>A value object that holds some of a record's fields, matched by their wire names; compiled once.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TPart">The value object.</typeparam>
public sealed class RecordPart<TRecord, TPart>
    where TRecord : class
    where TPart : class
{
    private readonly Func<TRecord, TPart> _read;
    private readonly Action<TPart, TRecord> _write;

    /// <summary>Matches the fields.</summary>
    /// <param name="prefix">What stands before the value object's names in the record.</param>
    /// <exception cref="InvalidOperationException">The record lacks a field of the value object.</exception>
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

    /// <summary>The value object that a record holds.</summary>
    public TPart Read(TRecord record) => _read(record);

    /// <summary>Copies the value object into a record that is being built.</summary>
    public void Write(TPart part, TRecord record) => _write(part, record);

    private static Field RecordField(Field field) => Fields.Of(typeof(TRecord)).Find(field.Name)
        ?? throw new InvalidOperationException($"{typeof(TRecord).Name} has no field {field}.");
}
