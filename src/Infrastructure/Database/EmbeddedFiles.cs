namespace WorkOrders.Infrastructure.Database;

/// <summary>The files built into this assembly.</summary>
internal static class EmbeddedFiles
{
    private const string Folder = "WorkOrders.Infrastructure.Database.";
    private const string MigrationsFolder = Folder + "Migrations.";

    /// <summary>The migrations by file name, in the order they are to run.</summary>
    public static IEnumerable<(string Name, string Sql)> Migrations() =>
        from resource in typeof(EmbeddedFiles).Assembly.GetManifestResourceNames()
        where resource.StartsWith(MigrationsFolder, StringComparison.Ordinal)
        let name = resource[MigrationsFolder.Length..]
        orderby name
        select (name, Text(resource));

    /// <summary>A file beside the migrations, such as <c>DemoTenant.json</c>.</summary>
    public static string Read(string fileName) => Text(Folder + fileName);

    private static string Text(string resource)
    {
        using var stream = typeof(EmbeddedFiles).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"There is no embedded file {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
