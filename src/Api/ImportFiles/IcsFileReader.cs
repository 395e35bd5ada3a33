using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.ImportFiles;

/// <summary>
/// Reads holidays from a calendar (RFC 5545): a row for each date on which an event lasts the whole day. An event that is not valid is a
/// problem of its row only.
/// </summary>
/// <param name="rows">Receives the rows, as JSON.</param>
/// <param name="problems">Collects problems of the file as a whole, and warnings.</param>
/// <param name="calendarCode">The code of the holiday calendar; null if the request does not contain it, which is a problem.</param>
/// <param name="today">The current date.</param>
internal sealed class IcsFileReader(RowSpool rows, Problems problems, string? calendarCode, DateOnly today) : IFileReader
{
    /// <summary>The maximum length of a calendar in bytes, because all of it is in memory.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>The maximum number of events in a calendar.</summary>
    public const int MaxEvents = 10_000;

    private readonly ArrayBufferWriter<byte> _json = new();

    /// <inheritdoc/>
    public async Task Read(PipeReader upload, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(calendarCode))
        {
            problems.Add(FileProblem.NoHolidayCalendar());
            return;
        }
        var arrived = await upload.ReadAtLeastAsync(MaxBytes + 1, cancellationToken);
        if (arrived.Buffer.Length > MaxBytes)
        {
            problems.Add(FileProblem.CalendarTooLarge(ByteSize.Describe(MaxBytes)));
            return;
        }
        var file = arrived.Buffer.ToArray();
        upload.AdvanceTo(arrived.Buffer.End);
        try
        {
            AddRows(file, cancellationToken);
        }
        catch (IcsFormatException malformed)
        {
            problems.Add(FileProblem.MalformedCalendar(malformed));
        }
    }

    private void AddRows(byte[] file, CancellationToken cancellationToken)
    {
        var (recurrence, ignored, holidays) = (new IcsRecurrence(today), new IcsIgnored(), new IcsHolidays());
        var events = new IcsEventReader(recurrence, ignored);
        var count = 0;
        foreach (var component in IcsComponent.Read(file))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (component.Name != "VEVENT")
            {
                IgnoreOther(component, ignored);
                continue;
            }
            if (++count > MaxEvents)
            {
                problems.Add(FileProblem.CalendarTooLarge($"{MaxEvents:N0} events"));
                return;
            }
            try
            {
                if (events.Read(component) is { } read)
                {
                    holidays.Add(read);
                }
            }
            catch (IcsFormatException malformed) when (!recurrence.IsExhausted)
            {
                rows.AddProblem(rows.Count, FileProblem.MalformedCalendar(malformed));
                rows.Add([], component.Line);
            }
        }
        foreach (var (date, line, name) in holidays.Merge())
        {
            AddRow(date, line, name);
        }
        ignored.Warn(problems);
        if (recurrence.ImportedUntil is { } until)
        {
            problems.Warn(FileProblem.ImportedUntil(until));
        }
    }

    /// <summary>Ignores what is not an event. Time zones are ignored without a warning, because they have no dates of their own.</summary>
    private static void IgnoreOther(IcsComponent component, IcsIgnored ignored)
    {
        if (component.Name != "VTIMEZONE")
        {
            ignored.Add(IcsIgnored.NotAnEvent, component.Line, component.Name);
        }
    }

    private void AddRow(DateOnly date, int line, string? name)
    {
        _json.ResetWrittenCount();
        using (var row = new Utf8JsonWriter(_json, JsonResponse.Options))
        {
            row.WriteStartObject();
            row.WriteString("code", $"{calendarCode}-{date:yyyy-MM-dd}");
            row.WriteString("holiday_calendar_code", calendarCode);
            row.WriteString("date", $"{date:yyyy-MM-dd}");
            row.WriteString("name", name);
            row.WriteEndObject();
        }
        rows.Add(_json.WrittenSpan, line);
    }
}
