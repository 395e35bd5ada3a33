using System.Collections;
using System.Runtime.InteropServices;

namespace WorkOrders.Load.Results;

/// <summary>What the figures depend on besides.</summary>
internal static class Circumstances
{
    /// <summary>Each thing with its name.</summary>
    public static IEnumerable<(string Name, string Value)> Of(Bench bench) =>
    [
        ("Processor", $"{Processor()}, {Environment.ProcessorCount} cores, shared by clients, program and database"),
        ("Memory", $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB"),
        ("File system", $"{bench.Server.Disk}"),
        ("System", $"{RuntimeInformation.OSDescription}, kernel {Environment.OSVersion.Version}"),
        (".NET", $"{Environment.Version}"),
        ("PostgreSQL", $"{bench.Server.Version}, fsync and synchronous_commit on, 256 MB of shared_buffers"),
        ("WorkOrders", Repository.Version()),
        ("Settings of the API", Settings()),
        ("Measured", $"{bench.Options.Rounds} rounds of {bench.Options.Round.TotalSeconds:0.##} s, {bench.Options.Orders:N0} orders stored, {bench.Options.Many:N0} where many are"),
    ];

    private static string Processor()
    {
        const string Model = "model name";
        var line = OperatingSystem.IsLinux() ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Model, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':') + 1)..].Trim() ?? $"{RuntimeInformation.ProcessArchitecture}";
    }

    // The API inherits the environment; the rest of its sections bears on nothing here, and may be secret.
    private static string Settings()
    {
        var set = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}")
            .Where(variable => variable.StartsWith("Coalescing__", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        return set.Count == 0 ? "as shipped" : string.Join(", ", set);
    }
}
