using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

// In this process: a program that the library generates and builds apart would be built with our settings, for which it is not written.
string[] usual = ["--inProcess", "--memory", .. Unless("-j", "--job", "short"), .. Unless("-f", "--filter", "*")];
var config = DefaultConfig.Instance.HideColumns(Column.Error, Column.Gen0, Column.Gen1, Column.Gen2);
BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run([.. usual, .. args], config);

string[] Unless(string letter, string option, string value) => args.Intersect([letter, option]).Any() ? [] : [option, value];
