using System.CommandLine;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Administration;

/// <summary>The options that set a tenant's settings.</summary>
internal sealed class SettingOptions
{
    private readonly Option<string?> _timeZone = new("--time-zone")
    {
        Description = "IANA zone in which dates without an offset are meant, such as Europe/Berlin. A new tenant has UTC.",
    };

    private readonly Option<string?> _nulls = new("--nulls")
    {
        Description = "What answers write where there is nothing: null, or default (0, \"\", the empty guid, 1980-01-01). A new tenant has null.",
    };

    private readonly Option<string?> _handling = new("--handling")
    {
        Description = "Whether unknown fields and numbers sent as strings are taken: lenient, or strict. A new tenant has lenient.",
    };

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_timeZone);
        command.Options.Add(_nulls);
        command.Options.Add(_handling);
    }

    /// <summary>What was given of them.</summary>
    public TenantChange Read(ParseResult parsed) => new(parsed.GetValue(_timeZone), parsed.GetValue(_nulls), parsed.GetValue(_handling));
}
