using System.CommandLine;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Cli.Administration;

/// <summary>The options for the settings of a tenant.</summary>
internal sealed class SettingOptions
{
    private readonly Option<string?> _timeZone = new("--time-zone")
    {
        Description = "The IANA time zone of dates without an offset, such as Europe/Berlin. UTC for a new tenant.",
    };

    private readonly Option<string?> _nulls = new("--nulls")
    {
        Description = "How responses represent a missing value: null, or default (0, \"\", the empty UUID, 1980-01-01). "
            + "null for a new tenant.",
    };

    private readonly Option<string?> _handling = new("--handling")
    {
        Description = "How requests are handled that do not prefer another handling. lenient accepts other formats if their meaning is "
            + "certain, and ignores unknown fields with a warning. strict: only the documented formats are accepted; unknown fields are "
            + "errors; and false, 0 and empty lists in an embedded object change existing rows. lenient for a new tenant.",
    };

    private readonly Option<string?> _ifMatch = new("--if-match")
    {
        Description = "Whether requests that change a row must state the version that they are based on (If-Match): optional or required. "
            + "optional for a new tenant.",
    };

    private readonly Option<string?> _costs = new("--costs")
    {
        Description = "The weights of the costs by which suggestions and proposals are chosen, such as distance=2,lateness=20. Weights "
            + "that are not listed stay as they are; the value default resets all weights.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_timeZone);
        command.Options.Add(_nulls);
        command.Options.Add(_handling);
        command.Options.Add(_ifMatch);
        command.Options.Add(_costs);
    }

    /// <summary>Reads the settings from the command line; settings without an option are null.</summary>
    public TenantChange Read(ParseResult parsed) => new(
        parsed.GetValue(_timeZone), parsed.GetValue(_nulls), parsed.GetValue(_handling), parsed.GetValue(_ifMatch),
        parsed.GetValue(_costs));
}
