using Npgsql;
using WorkOrders.Application.Database;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Application.Tests.Connections;

public sealed class DatabaseConnectionTests
{
    [Test]
    public void The_pool_is_bounded_and_what_the_operator_wrote_wins()
    {
        var quiet = new NpgsqlConnectionStringBuilder(DatabaseConnection.Parse("Host=db;Database=wo", null).Application);
        var spoken = new NpgsqlConnectionStringBuilder(DatabaseConnection.Parse("Host=db;MaxPoolSize=4;Options=-c work_mem=8MB", null).Application);
        Assert.That(quiet.MaxPoolSize, Is.EqualTo(16));
        Assert.That(spoken.MaxPoolSize, Is.EqualTo(4));
        Assert.That(spoken.Options, Does.Match("^-c enable_seqscan=off .*-c work_mem=8MB -c role=workorders_app$"));
    }

    [TestCase("postgres://user@db/wo")]
    [TestCase("Host=db;Prot=5432")]
    public void A_connection_string_that_cannot_be_read_is_told_its_form(string text) =>
        Assert.That(
            () => DatabaseConnection.Parse(text, null),
            Throws.TypeOf<DatabaseSetupException>().With.Message.StartsWith("ConnectionStrings:WorkOrders cannot be read").And.Message.Contains("Host=…"));
}
