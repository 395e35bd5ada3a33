namespace WorkOrders.Board.Tests;

/// <summary>How a dispatcher gives a command.</summary>
public enum By
{
    /// <summary>With buttons, menus and drags.</summary>
    Mouse,

    /// <summary>With keys alone.</summary>
    Keyboard,
}
