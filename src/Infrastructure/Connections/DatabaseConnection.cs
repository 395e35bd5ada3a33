using Npgsql;
using WorkOrders.Application.Database;

namespace WorkOrders.Infrastructure.Connections;

/// <summary>
/// The connection strings of the two roles: the owner migrates and administers, the application reads and writes rows and owns nothing.
/// </summary>
/// <param name="Owner">Connection string of the owner; not pooled, for short use.</param>
/// <param name="Application">Connection string of the pool; each of its connections runs as <see cref="ApplicationRole.Name"/>.</param>
/// <param name="ApplicationLogin">The login of the pool; null when it is the owner's.</param>
/// <param name="Address">Host, port and database, for messages.</param>
internal sealed record DatabaseConnection(string Owner, string Application, string? ApplicationLogin, string Address)
{
    // Defaults, which come first: in a connection string later settings win.
    private const string PoolDefaults =
        "Maximum Pool Size=16;Max Auto Prepare=200;Auto Prepare Min Usages=2;Timeout=5;Command Timeout=30;Keepalive=30;" +
        "No Reset On Close=true;Application Name=WorkOrders;";

    // Unlike `set`, start-up options survive a reset of the session; here too, later ones win.
    // A plan made while a table is small would scan all of it, and is kept while the table grows: the first import into a new tenant would
    // take minutes instead of seconds. So each statement is planned once, for any values, and uses an index that begins with the tenant.
    private const string PlanOptions = "-c enable_seqscan=off -c plan_cache_mode=force_generic_plan -c jit=off";

    // A write that waits for a lock blocks those behind it, so the wait is short. Background tasks that have nothing
    // else to do set it to 0.
    private const string LockOptions = "-c lock_timeout=1s";

    private const string OwnerDefaults = "Timeout=5;Application Name=WorkOrders owner;";

    /// <summary>Parses connection strings from the configuration.</summary>
    /// <param name="text">The application's connection string, and the owner's unless a second one is given.</param>
    /// <param name="ownerText">The owner's connection string; null or empty when both use the same login.</param>
    /// <exception cref="DatabaseSetupException">One of them is invalid.</exception>
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
