namespace WorkOrders.Application.Contract;

/// <summary>A set of fields of one record, stored as bits.</summary>
internal readonly struct FieldSet
{
    /// <summary>The maximum number of fields that a record may declare.</summary>
    public const int MaxFields = 128;

    private readonly UInt128 _bits;

    private FieldSet(UInt128 bits) => _bits = bits;

    /// <summary>Returns whether the set contains the field.</summary>
    public bool Contains(Field field) => (_bits & (UInt128.One << field.Index)) != 0;

    /// <summary>Returns a set that also contains the field.</summary>
    public FieldSet With(Field field) => new(_bits | (UInt128.One << field.Index));
}
