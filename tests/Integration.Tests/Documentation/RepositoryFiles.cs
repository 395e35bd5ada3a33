namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>The files of the repository the tests were built from.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = Find(new DirectoryInfo(TestContext.CurrentContext.TestDirectory));

    /// <summary>Reads a text file.</summary>
    public static string Read(string path) => File.ReadAllText(FullPath(path));

    /// <summary>Returns the full path of a file or folder.</summary>
    public static string FullPath(string path) => Path.Join(Root, path);

    /// <summary>Checks whether a file or folder exists.</summary>
    public static bool Exists(string path) => Path.Exists(FullPath(path));

    private static string Find(DirectoryInfo directory) =>
        File.Exists(Path.Join(directory.FullName, "WorkOrders.sln")) ? directory.FullName : Find(directory.Parent!);
}
