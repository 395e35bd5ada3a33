using Npgsql;
using WorkOrders.Application.Database;

namespace WorkOrders.Infrastructure.Connections;

/// <summary>
/// The connection strings of the two roles. The owner migrates and administers; the application reads and writes rows and owns nothing.
/// </summary>
/// <param name="Owner">The connection string of the owner; not pooled, for short use.</param>
/// <param name="Application">The connection string of the pool; each of its connections runs as <see cref="ApplicationRole.Name"/>.</param>
/// <param name="ApplicationLogin">The login of the pool; null when it is the owner's login.</param>
/// <param name="Address">Host, port and database, for messages.</param>
internal sealed record DatabaseConnection(string Owner, string Application, string? ApplicationLogin, string Address)
{
    // The defaults come first, because later settings in a connection string win.
    private const string PoolDefaults =
        "Maximum Pool Size=16;Max Auto Prepare=200;Auto Prepare Min Usages=2;Timeout=5;Command Timeout=30;Keepalive=30;" +
        "No Reset On Close=true;Application Name=WorkOrders;";

    // Unlike `set`, startup options survive a session reset; here too, later options win. A plan made while a table is small would scan the
    // whole table, and is kept while the table grows: the first import into a new tenant would take minutes instead of seconds. So each
    // statement is planned once, for any parameter values, and uses an index that begins with the tenant.
    private const string PlanOptions = "-c enable_seqscan=off -c plan_cache_mode=force_generic_plan -c jit=off";

    // A write that waits for a lock blocks the writes behind it, so the timeout is short. Background tasks that have nothing else to do set
    // it to 0, which means no timeout.
    private const string LockOptions = "-c lock_timeout=1s";

    private const string OwnerDefaults = "Timeout=5;Application Name=WorkOrders owner;";

    /// <summary>Parses connection strings from the configuration.</summary>
    /// <param name="text">The application's connection string; also the owner's, unless <paramref name="ownerText"/> is given.</param>
    /// <param name="ownerText">The owner's connection string; null or empty when both use the same login.</param>
    /// <exception cref="DatabaseSetupException">A connection string is invalid.</exception>
    public static DatabaseConnection Parse(string text, string? ownerText)
    {
        var separate = !string.IsNullOrEmpty(ownerText);
        var application = Read("ConnectionStrings:WorkOrders", PoolDefaults, text);
        // Rows are returned as JSON; in another time zone the first and last dates would exceed the range of .NET.
        application.Timezone = "UTC";
        application.Options = string.Join(' ', PlanOptions, LockOptions, application.Options, $"-c role={ApplicationRole.Name}");

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
                $"{setting} cannot be read ({problem.Message}). Use the form Host=…;Port=5432;Database=…;Username=…;Password=….",
                problem);
        }
    }
}
