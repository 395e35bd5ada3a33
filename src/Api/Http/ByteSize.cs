namespace WorkOrders.Api.Http;

/// <summary>Describes numbers of bytes.</summary>
internal static class ByteSize
{
    private const int Kilobyte = 1024;
    private const int Megabyte = 1024 * Kilobyte;

    /// <summary>Returns a number of bytes as text, exactly and in the largest possible unit, such as <c>4 MB</c>.</summary>
    public static string Describe(long bytes) =>
        bytes % Megabyte == 0 ? $"{bytes / Megabyte:N0} MB"
        : bytes % Kilobyte == 0 ? $"{bytes / Kilobyte:N0} KB"
        : $"{bytes:N0} bytes";
}
