using System.Xml.Linq;

// Targets: build (the API), bench (the load benchmark and the programs it measures), test (all tests; the last line is "N passed, N failed").
const string Configuration = "Release";
const int MaxMessageLength = 4000;

// The integration tests run in three processes, each with its own database server: one runs its fixtures in parallel, the others one by one.
string[] integrationFilters =
[
    "TestCategory!=Exclusive",
    "TestCategory=Exclusive&FullyQualifiedName~.Processes.",
    "TestCategory=Exclusive&FullyQualifiedName!~.Processes.",
];

var target = Argument("target", "test");
var results = MakeAbsolute(Directory("./TestResults"));
var passed = 0;
var failures = new List<string>();

Task("build").Does(() => Build("./src/Api/WorkOrders.Api.csproj"));

Task("bench").Does(() => Build("./bench/Load/WorkOrders.Load.csproj"));

Task("test").Does(() =>
{
    CleanDirectory(results);
    Build("./WorkOrders.sln");
    var runs = GetFiles("./tests/*/*.csproj").OrderBy(project => project.FullPath).SelectMany(Runs).ToList();
    Console.WriteLine($"Testing in {runs.Count} processes at once, whose results are printed when they end: {string.Join(", ", runs.Select(run => run.Name))}");
    System.Threading.Tasks.Task.WaitAll([.. runs.Select(run => System.Threading.Tasks.Task.Run(() => Test(run)))]);

    if (passed + failures.Count == 0)
    {
        failures.Add("no tests were found");
    }
    if (failures.Count > 0)
    {
        throw new CakeException("Some tests failed.");
    }
});

try
{
    RunTarget(target);
}
catch (Exception) when (failures.Count > 0)
{
    // Cake has already logged the error; PrintResult lists the failed tests.
}

if (target == "test")
{
    PrintResult();
}

void Build(string project) =>
    DotNetBuild(project, new DotNetBuildSettings { Configuration = Configuration, NoLogo = true });

IEnumerable<Run> Runs(FilePath project)
{
    var name = project.GetFilenameWithoutExtension().ToString();
    var assembly = project.GetDirectory().CombineWithFilePath($"bin/{Configuration}/net10.0/{name}.dll");
    return name == "WorkOrders.Integration.Tests"
        ? integrationFilters.Select((filter, index) => new Run($"{name}.{index + 1}", assembly, filter))
        : [new(name, assembly, null)];
}

void Test(Run run)
{
    var arguments = new ProcessArgumentBuilder()
        .Append("test").AppendQuoted(run.Assembly.FullPath)
        .Append("--results-directory").AppendQuoted(results.FullPath)
        .Append("--logger").AppendQuoted("console;verbosity=normal")
        .Append("--logger").AppendQuoted($"trx;LogFileName={run.Name}.trx");
    if (run.Filter is not null)
    {
        arguments.Append("--filter").AppendQuoted(run.Filter);
    }

    var output = new List<string>();
    var exitCode = StartProcess("dotnet", new ProcessSettings
    {
        Arguments = arguments,
        RedirectStandardOutput = true,
        RedirectedStandardOutputHandler = line => { output.Add(line); return null; },
    });

    lock (failures)
    {
        output.ForEach(Console.WriteLine);
        var failed = Count(run.Name, results.CombineWithFilePath($"{run.Name}.trx"));
        if (exitCode != 0 && failed == 0)
        {
            failures.Add($"{run.Name}: exit code {exitCode} although no test failed; see the output above");
        }
    }
}

int Count(string name, FilePath trx)
{
    if (!FileExists(trx))
    {
        return 0;
    }

    var outcomes = XDocument.Load(trx.FullPath).Descendants()
        .Where(element => element.Name.LocalName == "UnitTestResult")
        .ToLookup(element => (string)element.Attribute("outcome"));
    passed += outcomes["Passed"].Count();
    failures.AddRange(outcomes["Failed"].Select(test => $"{name}: {(string)test.Attribute("testName")}\n{Message(test)}"));
    return outcomes["Failed"].Count();
}

// The first part of the message of a failed test.
string Message(XElement test)
{
    var message = test.Descendants().FirstOrDefault(element => element.Name.LocalName == "Message")?.Value ?? "";
    return message.Length > MaxMessageLength ? $"{message[..MaxMessageLength]} …" : message;
}

// Called after RunTarget, which prints Cake's own report, so that the count is the last line of the output.
void PrintResult()
{
    foreach (var failure in failures)
    {
        Console.WriteLine($"failed: {failure}");
    }
    Console.WriteLine($"{passed} passed, {failures.Count} failed");
    Environment.Exit(failures.Count == 0 ? 0 : 1);
}

/// <summary>The tests of one assembly, or those that a filter picks.</summary>
record Run(string Name, FilePath Assembly, string Filter);
