using System.Xml.Linq;

// The targets: build (the API), bench (the load benchmark and what it measures), test (everything; ends in "N passed, N failed").
const string Configuration = "Release";

// Runs that go on side by side, each in a process and with a database server of its own: what may run in parallel within one, and what must have one for itself.
string[] integrationRuns = ["TestCategory!=Exclusive", "TestCategory=Exclusive&FullyQualifiedName~.Processes.", "TestCategory=Exclusive&FullyQualifiedName!~.Processes."];
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
    var projects = GetFiles("./tests/*/*.csproj").Select(project => project.GetFilenameWithoutExtension().ToString()).Order();
    var runs = projects.SelectMany(name => name == "WorkOrders.Integration.Tests" ? integrationRuns.Select((filter, number) => new Run($"{name}.{number + 1}", name, filter)) : [new(name, name, null)]).ToList();
    System.Threading.Tasks.Task.WaitAll([.. runs.Select(run => System.Threading.Tasks.Task.Run(() => Test(run)))]);

    if (passed + failures.Count == 0)
        failures.Add("no test was found");
    if (failures.Count > 0)
        throw new CakeException("Not all tests passed.");
});

try
{
    RunTarget(target);
}
catch (Exception) when (failures.Count > 0)
{
    // Cake has said so by now; what is left to say is which.
}

if (target == "test")
    Conclude();

void Build(string project) =>
    DotNetBuild(project, new DotNetBuildSettings { Configuration = Configuration, NoLogo = true });

void Test(Run run)
{
    var lines = new List<string>();
    var exitCode = StartProcess("dotnet", new ProcessSettings
    {
        Arguments = Arguments(run),
        RedirectStandardOutput = true,
        RedirectedStandardOutputHandler = line => { lines.Add(line); return null; },
    });
    lock (failures)
    {
        lines.ForEach(Console.WriteLine);
        var failed = Count(run.Name, results.CombineWithFilePath($"{run.Name}.trx"));
        if (exitCode != 0 && failed == 0)
            failures.Add($"{run.Name}: ended with exit code {exitCode} though none of its tests failed; see above");
    }
}

ProcessArgumentBuilder Arguments(Run run)
{
    var directory = run.Project.Replace("WorkOrders.", "");
    var arguments = new ProcessArgumentBuilder().Append("test").AppendQuoted($"tests/{directory}/bin/{Configuration}/net10.0/{run.Project}.dll")
        .Append("--results-directory").AppendQuoted(results.FullPath).Append("--logger").AppendQuoted("console;verbosity=normal").Append("--logger").AppendQuoted($"trx;LogFileName={run.Name}.trx");
    return run.Filter is null ? arguments : arguments.Append("--filter").AppendQuoted(run.Filter);
}

int Count(string name, FilePath trx)
{
    if (!FileExists(trx))
        return 0;

    var outcomes = XDocument.Load(trx.FullPath).Descendants()
        .Where(element => element.Name.LocalName == "UnitTestResult")
        .ToLookup(element => (string)element.Attribute("outcome"), element => $"{name}: {(string)element.Attribute("testName")}");
    passed += outcomes["Passed"].Count();
    failures.AddRange(outcomes["Failed"]);
    return outcomes["Failed"].Count();
}

// The count is the very last line, which only works here: Cake reports its durations before RunTarget returns.
void Conclude()
{
    foreach (var failure in failures)
        Console.WriteLine($"failed: {failure}");
    Console.WriteLine($"{passed} passed, {failures.Count} failed");
    Environment.Exit(failures.Count == 0 ? 0 : 1);
}

/// <summary>One run of a test project: all of its tests, or those that a filter picks.</summary>
record Run(string Name, string Project, string Filter);
