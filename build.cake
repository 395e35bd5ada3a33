using System.Xml.Linq;

// Targets: build (the API), bench (the load benchmark and the programs it measures), test (all tests; the last line is "N passed, N failed").
const string Configuration = "Release";
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
    foreach (var project in GetFiles("./tests/*/*.csproj").OrderBy(project => project.FullPath))
    {
        Test(project);
    }

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

void Test(FilePath project)
{
    var name = project.GetFilenameWithoutExtension().ToString();
    var exitCode = 0;
    DotNetTest(project.FullPath, new DotNetTestSettings
    {
        Configuration = Configuration,
        NoBuild = true,
        ResultsDirectory = results,
        Loggers = { "console;verbosity=normal", $"trx;LogFileName={name}.trx" },
        HandleExitCode = code => { exitCode = code; return true; },
    });

    var failed = Count(name, results.CombineWithFilePath($"{name}.trx"));
    if (exitCode != 0 && failed == 0)
    {
        failures.Add($"{name}: exit code {exitCode} although no test failed; see the output above");
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
        .ToLookup(element => (string)element.Attribute("outcome"), element => $"{name}: {(string)element.Attribute("testName")}");
    passed += outcomes["Passed"].Count();
    failures.AddRange(outcomes["Failed"]);
    return outcomes["Failed"].Count();
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
