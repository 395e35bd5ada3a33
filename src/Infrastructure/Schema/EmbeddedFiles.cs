namespace WorkOrders.Infrastructure.Schema;

/// <summary>Reads the files that are embedded in this assembly.</summary>
internal static class EmbeddedFiles
{
    private const string Root = "WorkOrders.Infrastructure.";
    private const string MigrationsFolder = Root + "Schema.Migrations.";

    /// <summary>Returns the file name and the SQL of each migration, in the order in which they run.</summary>
    public static IEnumerable<(string Name, string Sql)> Migrations() =>
        from resource in typeof(EmbeddedFiles).Assembly.GetManifestResourceNames()
        where resource.StartsWith(MigrationsFolder, StringComparison.Ordinal)
        let name = resource[MigrationsFolder.Length..]
        orderby name
        select (name, Text(resource));

    /// <summary>Reads a file. The path is relative to the project, with dots between folders: <c>Tenancy.Demo.DemoWeek.json</c>.</summary>
    public static string Read(string path) => Text(Root + path);

    private static string Text(string resource)
    {
        using var stream = typeof(EmbeddedFiles).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"There is no embedded file {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
