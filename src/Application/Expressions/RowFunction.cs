namespace WorkOrders.Application.Expressions;

/// <summary>The functions of expressions, named as in OData 4.01 (part 2, section 5.1.1).</summary>
public enum RowFunction
{
    /// <summary>Whether a text contains another.</summary>
    Contains,

    /// <summary>Whether a text begins with another.</summary>
    StartsWith,

    /// <summary>Whether a text ends with another.</summary>
    EndsWith,

    /// <summary>The number of code points of a text.</summary>
    Length,

    /// <summary>The position of a text in another, from 0; -1 if it is not there.</summary>
    IndexOf,

    /// <summary>The part of a text from a position, counted from 0; the third argument is its maximum length.</summary>
    Substring,

    /// <summary>A text in lower case.</summary>
    ToLower,

    /// <summary>A text in upper case.</summary>
    ToUpper,

    /// <summary>A text without white space at both ends.</summary>
    Trim,

    /// <summary>Two texts, one after the other.</summary>
    Concat,

    /// <summary>The year of a point in time or date, in UTC.</summary>
    Year,

    /// <summary>The month, 1 to 12.</summary>
    Month,

    /// <summary>The day of the month, 1 to 31.</summary>
    Day,

    /// <summary>The hour, 0 to 23, in UTC.</summary>
    Hour,

    /// <summary>The minute, 0 to 59.</summary>
    Minute,

    /// <summary>The date of a point in time, in UTC.</summary>
    Date,

    /// <summary>The current time.</summary>
    Now,

    /// <summary>A number rounded to the nearest integer; halves are rounded away from zero.</summary>
    Round,

    /// <summary>The greatest integer that is not greater than a number.</summary>
    Floor,

    /// <summary>The smallest integer that is not less than a number.</summary>
    Ceiling,
}
