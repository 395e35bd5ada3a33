using Npgsql;
using WorkOrders.Application.Database;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Application.Tests.Connections;

public sealed class DatabaseConnectionTests
{
    [Test]
    public void The_pool_size_has_a_default_that_the_operator_can_override()
    {
        var defaults = new NpgsqlConnectionStringBuilder(DatabaseConnection.Parse("Host=db;Database=wo", null).Application);
        var custom = new NpgsqlConnectionStringBuilder(
            DatabaseConnection.Parse("Host=db;MaxPoolSize=4;Options=-c work_mem=8MB", null).Application);
        Assert.That(defaults.MaxPoolSize, Is.EqualTo(16));
        Assert.That(custom.MaxPoolSize, Is.EqualTo(4));
        Assert.That(custom.Options, Does.Match("^-c enable_seqscan=off .*-c work_mem=8MB -c role=workorders_app$"));
    }

    [TestCase("postgres://user@db/wo")]
    [TestCase("Host=db;Prot=5432")]
    public void An_invalid_connection_string_reports_the_expected_format(string text) =>
        Assert.That(
            () => DatabaseConnection.Parse(text, null),
            Throws.TypeOf<DatabaseSetupException>().With.Message.StartsWith("ConnectionStrings:WorkOrders cannot be read")
                .And.Message.Contains("Host=…"));
}
