namespace WorkOrders.Api.ImportFiles;

/// <summary>A calendar, or one of its events, does not have the format of RFC 5545, or exceeds a limit.</summary>
/// <param name="line">The line of the file, from 1.</param>
/// <param name="message">What was received and what is accepted, without the line.</param>
internal sealed class IcsFormatException(int line, string message) : Exception($"Line {line}: {message}");
