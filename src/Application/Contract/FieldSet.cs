namespace WorkOrders.Application.Contract;

/// <summary>Some of the fields of one record, as bits.</summary>
internal readonly struct FieldSet
{
    /// <summary>The largest number of fields that a record may declare.</summary>
    public const int MaxFields = 128;

    private readonly UInt128 _bits;

    private FieldSet(UInt128 bits) => _bits = bits;

    /// <summary>Whether the field belongs to the set.</summary>
    public bool Contains(Field field) => (_bits & (UInt128.One << field.Index)) != 0;

    /// <summary>The set with one more field.</summary>
    public FieldSet With(Field field) => new(_bits | (UInt128.One << field.Index));
}
