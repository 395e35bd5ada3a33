using System.Collections.Concurrent;
using System.Xml.Linq;

// Targets: build (the API), bench (the load benchmark and the programs it measures), test (all tests; the last line is "N passed, N failed").
// The argument pages=false builds the API without the pages of the planning board.
const string Configuration = "Release";
const int MaxMessageLength = 4000;

// The integration tests run in three processes, each with its own database server: one runs its fixtures in parallel, the others one by one.
string[] integrationFilters =
[
    "TestCategory!=Exclusive",
    "TestCategory=Exclusive&FullyQualifiedName~.Processes.",
    "TestCategory=Exclusive&FullyQualifiedName!~.Processes.",
];

// The longest processes start first, so that none of them runs alone at the end; the others follow.
string[] longest =
    ["WorkOrders.Integration.Tests.1", "WorkOrders.Board.Tests", "WorkOrders.Integration.Tests.2", "WorkOrders.Integration.Tests.3"];

// More processes at once would compete for the processors, and requests would exceed their time limits.
var processes = Environment.ProcessorCount + 1;

var target = Argument("target", "test");
var pages = Argument("pages", true);
var board = MakeAbsolute(Directory("./src/Board"));
var npm = IsRunningOnWindows() ? "npm.cmd" : "npm";
var results = MakeAbsolute(Directory("./TestResults"));
var passed = 0;
var failures = new List<string>();

Task("board").Does(() =>
{
    if (!pages)
    {
        Warning("The API is built without the pages of the planning board, because Node is missing.");
        return;
    }
    if (IsOlder(board.CombineWithFilePath("node_modules/.package-lock.json"), [board.CombineWithFilePath("package-lock.json").FullPath]))
    {
        Npm("ci");
    }
    if (IsOlder(board.CombineWithFilePath("dist/index.html"), BoardSources()))
    {
        Npm("run build");
    }
});

Task("build").IsDependentOn("board").Does(() => Build("./src/Api/WorkOrders.Api.csproj"));

Task("bench").IsDependentOn("board").Does(() => Build("./bench/Load/WorkOrders.Load.csproj"));

Task("test").IsDependentOn("board").Does(() =>
{
    CleanDirectory(results);
    Build("./WorkOrders.sln");
    var runs = GetFiles("./tests/*/*.csproj").OrderBy(project => project.FullPath).SelectMany(Runs).Concat(BoardRuns())
        .OrderBy(run => longest.Contains(run.Name) ? Array.IndexOf(longest, run.Name) : longest.Length).ToList();
    Console.WriteLine($"Testing in {runs.Count} processes, at most {processes} at once, whose results are printed when they end: {string.Join(", ", runs.Select(run => run.Name))}");
    // Without buffering, the runs start in this order.
    Parallel.ForEach(
        Partitioner.Create(runs, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = processes }, Test);

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

void Npm(string arguments)
{
    if (StartProcess(npm, new ProcessSettings { Arguments = arguments, WorkingDirectory = board }) != 0)
    {
        throw new CakeException($"npm {arguments} failed in {board}.");
    }
}

// Whether a file does not exist, or was written before any of the others.
bool IsOlder(FilePath file, IEnumerable<string> others) =>
    !FileExists(file) || others.Any(other => System.IO.File.GetLastWriteTimeUtc(other) > System.IO.File.GetLastWriteTimeUtc(file.FullPath));

// What the pages are built from: all files and folders except those that npm writes.
IEnumerable<string> BoardSources() => System.IO.Directory.EnumerateFileSystemEntries(board.FullPath)
    .Where(path => System.IO.Path.GetFileName(path) is not ("node_modules" or "dist"))
    .SelectMany(path => System.IO.Directory.Exists(path)
        ? System.IO.Directory.EnumerateFileSystemEntries(path, "*", System.IO.SearchOption.AllDirectories).Append(path)
        : [path])
    .Where(path => System.IO.Path.GetFileName(path) != "contract.d.ts")
    .Append("docs/openapi.json");

IEnumerable<Run> Runs(FilePath project)
{
    var name = project.GetFilenameWithoutExtension().ToString();
    var assembly = project.GetDirectory().CombineWithFilePath($"bin/{Configuration}/net10.0/{name}.dll");
    return name == "WorkOrders.Integration.Tests"
        ? integrationFilters.Select((filter, index) => DotNetTest($"{name}.{index + 1}", assembly, filter))
        : [DotNetTest(name, assembly, null)];
}

Run DotNetTest(string name, FilePath assembly, string filter)
{
    var arguments = new ProcessArgumentBuilder()
        .Append("test").AppendQuoted(assembly.FullPath)
        .Append("--results-directory").AppendQuoted(results.FullPath)
        .Append("--logger").AppendQuoted("console;verbosity=normal")
        .Append("--logger").AppendQuoted($"trx;LogFileName={name}.trx");
    if (filter is not null)
    {
        arguments.Append("--filter").AppendQuoted(filter);
    }
    return new(name, "dotnet", arguments, MakeAbsolute(Directory(".")), results.CombineWithFilePath($"{name}.trx"));
}

// The checks of the pages' sources, which count as one test, and their tests.
IEnumerable<Run> BoardRuns()
{
    if (!pages)
    {
        failures.Add("src/Board: Node is missing, so the pages of the planning board were neither built nor tested");
        return [];
    }
    var report = results.CombineWithFilePath("src-Board.xml");
    var test = new ProcessArgumentBuilder()
        .Append("test -- --reporter=default --reporter=junit").AppendQuoted($"--outputFile.junit={report.FullPath}");
    return [new("src/Board (check)", npm, "run check", board, null), new("src/Board (test)", npm, test, board, report)];
}

void Test(Run run)
{
    var output = new List<string>();
    var exitCode = StartProcess(run.Program, new ProcessSettings
    {
        Arguments = run.Arguments,
        WorkingDirectory = run.Directory,
        RedirectStandardOutput = true,
        RedirectedStandardOutputHandler = line => { output.Add(line); return null; },
    });

    lock (failures)
    {
        output.ForEach(Console.WriteLine);
        var failed = run.Results is null ? 0 : Count(run.Name, run.Results);
        if (exitCode != 0 && failed == 0)
        {
            failures.Add($"{run.Name}: exit code {exitCode} although no test failed; see the output above");
        }
        else if (run.Results is null)
        {
            passed++;
        }
    }
}

// Counts the results in a file of dotnet test (trx) or vitest (JUnit).
int Count(string name, FilePath file)
{
    if (!FileExists(file))
    {
        return 0;
    }

    var document = XDocument.Load(file.FullPath);
    var trx = document.Descendants()
        .Where(element => element.Name.LocalName == "UnitTestResult")
        .Select(test => (Name: (string)test.Attribute("testName"), Outcome: (string)test.Attribute("outcome"), Message: Message(test, "Message")));
    var junit = document.Descendants("testcase")
        .Select(test => (Name: (string)test.Attribute("name"), Outcome: Outcome(test), Message: Message(test, "failure")));
    var outcomes = trx.Concat(junit).ToLookup(test => test.Outcome);
    passed += outcomes["Passed"].Count();
    failures.AddRange(outcomes["Failed"].Select(test => $"{name}: {test.Name}\n{test.Message}"));
    return outcomes["Failed"].Count();
}

// The outcome of a test in JUnit's format, in the words of trx.
string Outcome(XElement test) =>
    test.Element("failure") is not null || test.Element("error") is not null ? "Failed"
    : test.Element("skipped") is not null ? "NotExecuted" : "Passed";

// The first part of the message of a failed test.
string Message(XElement test, string element)
{
    var message = test.Descendants().FirstOrDefault(part => part.Name.LocalName == element)?.Value ?? "";
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

/// <summary>
/// A process that tests something, and the file with its results; without a file, the process is one test, which its exit code decides.
/// </summary>
record Run(string Name, string Program, ProcessArgumentBuilder Arguments, DirectoryPath Directory, FilePath Results);
