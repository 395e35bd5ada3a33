using System.Globalization;

namespace WorkOrders.Load.Database;

/// <summary>A process and its children, including ended children. PostgreSQL has one child process per connection.</summary>
/// <param name="parent">The id of the parent process.</param>
internal sealed class ProcessTree(int parent)
{
    private const double TicksPerSecond = 100; // the fixed unit of /proc on Linux

    /// <summary>Returns the processor time of all processes, or null if the system does not report it.</summary>
    public TimeSpan? Cpu()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }
        var ticks = Directory.EnumerateDirectories("/proc")
            .Where(directory => char.IsAsciiDigit(Path.GetFileName(directory)[0]))
            .Sum(Ticks);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private long Ticks(string process)
    {
        try
        {
            // The fields after the name, which may contain any character: state, parent, …, user and system time of the process, user and
            // system time of its ended children.
            var text = File.ReadAllText(Path.Join(process, "stat"));
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return Path.GetFileName(process) == $"{parent}" || fields[1] == $"{parent}"
                ? fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture))
                : 0;
        }
        catch (IOException)
        {
            return 0; // the process has ended, and its parent counts its time
        }
    }
}
