using WorkOrders.Application.Contract;

namespace WorkOrders.Application.Lists;

/// <summary>The values of a row, by their positions in a <see cref="RowLayout"/>.</summary>
public interface IRowValues
{
    /// <summary>Returns whether a value is null.</summary>
    bool IsNull(int position);

    /// <summary>Returns a UUID.</summary>
    Guid GetGuid(int position);

    /// <summary>Returns a text.</summary>
    string GetText(int position);

    /// <summary>Returns an integer.</summary>
    long GetInteger(int position);

    /// <summary>Returns a decimal number.</summary>
    decimal GetDecimal(int position);

    /// <summary>Returns a Boolean.</summary>
    bool GetBoolean(int position);

    /// <summary>Returns a point in time.</summary>
    DateTimeOffset GetInstant(int position);

    /// <summary>Returns a date.</summary>
    DateOnly GetDate(int position);

    /// <summary>Returns a time of day.</summary>
    TimeOnly GetTimeOfDay(int position);

    /// <summary>Returns the value of a field that contains a list.</summary>
    object GetList(int position, Field field);

    /// <summary>Returns the rows of a collection.</summary>
    IEnumerable<IRowValues> GetRows(int position);
}
