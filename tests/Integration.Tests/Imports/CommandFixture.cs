using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using WorkOrders.Cli.Hosting;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Tests of files sent from the command line.</summary>
public abstract class CommandFixture : ImportFixture
{
    private string _directory = "";

    [SetUp]
    public void MakeDirectory() => _directory = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void RemoveDirectory() => Directory.Delete(_directory, recursive: true);

    private protected string Key => Tenant.Http.DefaultRequestHeaders.GetValues("X-Api-Key").Single();

    private protected static JsonObject Order(string reference) => Some.Order().With("reference_back_office", reference);

    private protected string PathOf(string name) => Path.Join(_directory, name);

    /// <summary>Writes a file; one that is called so is compressed.</summary>
    private protected string Write(string name, string text, Encoding? encoding = null)
    {
        using Stream file = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.Create(PathOf(name)), CompressionLevel.Fastest) : File.Create(PathOf(name));
        using var writer = new StreamWriter(file, encoding ?? new UTF8Encoding(false));
        writer.Write(text);
        return PathOf(name);
    }

    /// <summary>Sends a file to the API.</summary>
    private protected Task<(int Code, string Output, string Error)> Send(string file, params string[] options) => SendTo(Tenant.Http.BaseAddress!, file, options);

    /// <summary>Sends a file, with the tenant's key.</summary>
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
