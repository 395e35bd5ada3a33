using Npgsql;
using WorkOrders.Application.Database;

namespace WorkOrders.Infrastructure.Connections;

/// <summary>How the two parties connect: the owner migrates and administers, the application works with rows and owns nothing.</summary>
/// <param name="Owner">Connection string of the owner; never pooled, used for a moment at a time.</param>
/// <param name="Application">Connection string of the pool; every connection of it runs as <see cref="AccessRole.Name"/>.</param>
/// <param name="ApplicationLogin">The login the pool uses when it has its own; null when it shares the owner's.</param>
/// <param name="Place">Host, port and database, for people.</param>
internal sealed record DatabaseConnection(string Owner, string Application, string? ApplicationLogin, string Place)
{
    // What a connection string that says nothing gets. Later words win, so the operator's own come last.
    private const string PoolDefaults =
        "Maximum Pool Size=16;Max Auto Prepare=200;Auto Prepare Min Usages=2;Timeout=5;Command Timeout=30;Keepalive=30;" +
        "No Reset On Close=true;Application Name=WorkOrders;";

    // Start-up options, unlike `set`, are what a session falls back to when it is reset; later ones win here too.
    // Everything is found by an index that begins with the tenant. A plan made while a table is small would read all of it, and is kept while the table grows:
    // the first import into a new tenant would take minutes instead of seconds. So no plan reads all of a table, and each is made once, for any values.
    private const string PlanOptions = "-c enable_seqscan=off -c plan_cache_mode=force_generic_plan -c jit=off";

    // Nobody waits longer for what another holds: those behind him would wait too. Who can do nothing else meanwhile sets it to 0.
    private const string LockOptions = "-c lock_timeout=1s";

    private const string OwnerDefaults = "Timeout=5;Application Name=WorkOrders owner;";

    /// <summary>Reads connection strings as the operator wrote them.</summary>
    /// <param name="text">The login used by the application and, unless another is given, as the owner.</param>
    /// <param name="ownerText">The owner's login where the two are separate; null or empty where they are not.</param>
    /// <exception cref="DatabaseSetupException">One of them cannot be read.</exception>
    public static DatabaseConnection Parse(string text, string? ownerText)
    {
        var separate = !string.IsNullOrEmpty(ownerText);
        var application = Read("ConnectionStrings:WorkOrders", PoolDefaults, text);
        // Rows come back as JSON, and in another zone the ends of the calendar lie outside of what .NET can read.
        application.Timezone = "UTC";
        application.Options = string.Join(' ', PlanOptions, LockOptions, application.Options, $"-c role={AccessRole.Name}");

        var owner = Read("ConnectionStrings:WorkOrdersOwner", OwnerDefaults, separate ? ownerText! : text);
        owner.Pooling = false;
        return new DatabaseConnection(
            owner.ConnectionString,
            application.ConnectionString,
            separate ? application.Username : null,
            $"{application.Host}:{application.Port}/{application.Database ?? application.Username}");
    }

    private static NpgsqlConnectionStringBuilder Read(string setting, string defaults, string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(defaults + new NpgsqlConnectionStringBuilder(text).ConnectionString);
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException)
        {
            throw new DatabaseSetupException(
                $"{setting} cannot be read ({problem.Message}). It has the form Host=…;Port=5432;Database=…;Username=…;Password=….", problem);
        }
    }
}
