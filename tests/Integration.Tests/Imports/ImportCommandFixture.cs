using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using WorkOrders.Cli.Hosting;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Base class of tests of the <c>import</c> command.</summary>
public abstract class ImportCommandFixture : ImportFixture
{
    private string _directory = "";

    [SetUp]
    public void CreateDirectory() => _directory = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void DeleteDirectory() => Directory.Delete(_directory, recursive: true);

    private protected string Key => Tenant.Http.DefaultRequestHeaders.GetValues("X-Api-Key").Single();

    private protected static JsonObject Order(string reference) => Sample.Order().With("reference_back_office", reference);

    private protected string PathOf(string name) => Path.Join(_directory, name);

    /// <summary>Writes a file, gzip-compressed when its name ends in <c>.gz</c>.</summary>
    private protected string Write(string name, string text, Encoding? encoding = null)
    {
        using Stream file = name.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(File.Create(PathOf(name)), CompressionLevel.Fastest)
            : File.Create(PathOf(name));
        using var writer = new StreamWriter(file, encoding ?? new UTF8Encoding(false));
        writer.Write(text);
        return PathOf(name);
    }

    /// <summary>Imports a file through the shared API.</summary>
    private protected Task<(int Code, string Output, string Error)> Send(string file, params string[] options) =>
        SendTo(Tenant.Http.BaseAddress!, file, options);

    /// <summary>Imports a file through the API at an address, signed in with the tenant's key.</summary>
    private protected Task<(int Code, string Output, string Error)> SendTo(Uri address, string file, params string[] options) =>
        Run(["import", file, "--url", $"{address}", "--key", Key, .. options]);

    private protected static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.Run(arguments, null, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
