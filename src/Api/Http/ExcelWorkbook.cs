using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>Recognizes an Excel workbook that is sent instead of text.</summary>
internal static class ExcelWorkbook
{
    /// <summary>The start of an .xls file, and of an .xlsx file with a password.</summary>
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The start of an .xlsx file, which is a ZIP file.</summary>
    private static ReadOnlySpan<byte> ZipFile => [(byte)'P', (byte)'K', 0x03, 0x04];

    /// <summary>Checks whether the first bytes of a body are those of an Excel workbook. No text starts like this.</summary>
    public static bool StartsWith(ReadOnlySpan<byte> start) => start.StartsWith(ZipFile) || start.StartsWith(CompoundFile);

    /// <summary>Creates the problem that the body is an Excel workbook.</summary>
    public static Problem Problem() => new("", "excel_workbook",
        "This is an Excel workbook: save it as CSV (in Excel: \"CSV UTF-8\"), "
            + "and send that file to the import of its entity, such as api/Jobs/Import, with the Content-Type text/csv.")
    {
        Kind = ProblemKind.Malformed,
    };
}
