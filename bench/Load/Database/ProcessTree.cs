using System.Globalization;

namespace WorkOrders.Load.Database;

/// <summary>A process and its children, those that have ended included: PostgreSQL has one for every connection.</summary>
/// <param name="parent">The id of the first of them.</param>
internal sealed class ProcessFamily(int parent)
{
    private const double TicksPerSecond = 100; // what Linux tells programs, whatever its kernel counts in

    /// <summary>The processor time all of them have used; null where the system does not tell.</summary>
    public TimeSpan? Cpu()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }
        var ticks = Directory.EnumerateDirectories("/proc").Where(directory => char.IsAsciiDigit(Path.GetFileName(directory)[0])).Sum(Ticks);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private long Ticks(string process)
    {
        try
        {
            // After the name, which may contain anything: state, parent, … then own time in user and system mode, then that of ended children.
            var text = File.ReadAllText(Path.Join(process, "stat"));
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return Path.GetFileName(process) == $"{parent}" || fields[1] == $"{parent}"
                ? fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture))
                : 0;
        }
        catch (IOException)
        {
            return 0; // ended meanwhile: from now on its parent counts it
        }
    }
}
