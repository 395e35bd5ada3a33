using System.CommandLine;
using WorkOrders.Application.Contract;

namespace WorkOrders.Cli.Import;

/// <summary>
/// The command <c>import FILE</c>, which sends a file with rows of one entity to an API and prints the result. It does not need a database.
/// </summary>
internal sealed class ImportCommand
{
    private readonly Argument<FileInfo> _file = new("file")
    {
        Description = "The rows: .json (an array), .ndjson or .jsonl (one row per line), .csv, or .ics (a calendar of holidays); "
            + "optionally followed by .gz.",
    };

    private readonly Option<string> _entity = new("--entity")
    {
        Description = $"The entity of the rows: {string.Join(", ", Entities.Select(entity => entity.Path))}. Default: Jobs.",
        DefaultValueFactory = _ => "Jobs",
    };

    private readonly ApiOptions _api = new();

    private readonly Option<string?> _charset = new("--charset")
    {
        Description = "The charset of the file, such as windows-1252, which Excel in Western Europe uses for \"CSV\". "
            + "Default: UTF-16 if the file has its byte order mark, otherwise UTF-8.",
    };

    private readonly (string Parameter, Option<string?> Option)[] _choices =
    [
        ("mode", CreateChoice(
            "--mode", "When rows are refused: atomic stores none, partial stores the others; dry_run only reports. Default: atomic.",
            "atomic", "partial", "dry_run")),
        ("on_existing", CreateChoice(
            "--on-existing",
            "Rows that already exist: error refuses them, skip ignores them, update changes the fields in the file. Default: error.",
            "error", "skip", "update")),
        ("on_missing", CreateChoice(
            "--on-missing", "Embedded objects that do not exist: create, or error. Default: create.", "create", "error")),
        ("unknown_columns", CreateChoice(
            "--unknown-columns",
            "ignore: CSV columns that are similar to a field are ignored, too. Default: they are refused, and others ignored.", "ignore")),
        ("holiday_calendar_code", new("--holiday-calendar")
        {
            Description = "The code of the holiday calendar that gets the events of an .ics file; with --entity Holiday.",
        }),
    ];

    /// <summary>Creates the command.</summary>
    /// <param name="output">Receives the report.</param>
    /// <param name="progress">Receives the progress.</param>
    public static Command Create(TextWriter output, TextWriter progress) => new ImportCommand().Build(output, progress);

    private Command Build(TextWriter output, TextWriter progress)
    {
        var import = new Command(
            "import",
            "Sends a file of work orders or master data to an API and prints the result. The exit code is 0 if no row was refused, and 1 "
                + "otherwise.")
        {
            _file,
        };
        import.Options.Add(_entity);
        _api.AddTo(import);
        import.Options.Add(_charset);
        foreach (var (_, option) in _choices)
        {
            import.Options.Add(option);
        }
        import.SetAction((parsed, cancellationToken) => Run(parsed, output, progress, cancellationToken));
        return import;
    }

    private async Task<int> Run(ParseResult parsed, TextWriter output, TextWriter progress, CancellationToken cancellationToken)
    {
        var entity = FindEntity(parsed.GetRequiredValue(_entity));
        var file = ImportFile.Open(parsed.GetRequiredValue(_file), parsed.GetValue(_charset));
        using var http = _api.CreateClient(parsed);
        using var line = new ProgressLine(progress);
        var import = new FileImport(http, entity, output, line);
        try
        {
            return await import.Run(file, ReadQuery(parsed), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            throw new ImportFailedException($"Interrupted. {import.Outlook}");
        }
        catch (Exception failure) when (failure is HttpRequestException or HttpIOException)
        {
            throw new ImportFailedException($"The API at {http.BaseAddress} does not respond: {failure.Message} {import.Outlook}");
        }
    }

    /// <summary>The entities whose rows can be imported.</summary>
    private static IEnumerable<Entity> Entities =>
        EntityModel.Contract.Entities.Where(entity => entity.IsImported).OrderBy(entity => entity.Path, StringComparer.Ordinal);

    private static Entity FindEntity(string path) =>
        Entities.FirstOrDefault(entity => entity.Path.Equals(path, StringComparison.OrdinalIgnoreCase))
            ?? throw new ImportFailedException(
                $"There is no entity \"{path}\": use one of {string.Join(", ", Entities.Select(entity => entity.Path))}.");

    private string ReadQuery(ParseResult parsed) => string.Join('&',
        from choice in _choices
        let value = parsed.GetValue(choice.Option)
        where value is not null
        select $"{choice.Parameter}={Uri.EscapeDataString(value)}");

    private static Option<string?> CreateChoice(string name, string description, params string[] values)
    {
        var option = new Option<string?>(name) { Description = description };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
