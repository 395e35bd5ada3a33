using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

// Runs in this process, because the program that BenchmarkDotNet generates does not compile with this repository's build settings.
string[] usual = ["--inProcess", "--memory", .. Unless("-j", "--job", "short"), .. Unless("-f", "--filter", "*")];
var config = DefaultConfig.Instance.HideColumns(Column.Error, Column.Gen0, Column.Gen1, Column.Gen2);
BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run([.. usual, .. args], config);

string[] Unless(string letter, string option, string value) => args.Intersect([letter, option]).Any() ? [] : [option, value];
