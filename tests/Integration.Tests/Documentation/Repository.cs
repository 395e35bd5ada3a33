namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>The files this was built from.</summary>
internal static class Repository
{
    private static readonly string Root = Find(new DirectoryInfo(TestContext.CurrentContext.TestDirectory));

    /// <summary>A file's text, exactly.</summary>
    public static string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>The full path of a file or folder.</summary>
    public static string PathOf(string path) => Path.Join(Root, path);

    /// <summary>Whether there is such a file or folder.</summary>
    public static bool Has(string path) => Path.Exists(PathOf(path));

    private static string Find(DirectoryInfo directory) =>
        File.Exists(Path.Join(directory.FullName, "WorkOrders.sln")) ? directory.FullName : Find(directory.Parent!);
}
