using WorkOrders.Application.Database;
using WorkOrders.Infrastructure.Schema;

namespace WorkOrders.Application.Tests.Schema;

public sealed class OwnerPrivilegesTests
{
    [Test]
    public void Every_missing_privilege_is_listed() =>
        Assert.That(
            () => new OwnerPrivileges
            {
                Owner = "o", Login = "l", Database = "d", ServerVersion = 140005, UnavailableExtensions = ["btree_gist", "pg_trgm"],
            }.Demand(),
            Throws.TypeOf<DatabaseSetupException>().With.Message.Contains("PostgreSQL 15 or newer (this is 14)")
                .And.Message.Contains("create role \"l\" login;")
                .And.Message.Contains("create role workorders_app nologin;")
                .And.Message.Contains("grant workorders_app to \"l\";")
                .And.Message.Contains("grant create on schema public to \"o\";")
                .And.Message.Contains("the extensions btree_gist, pg_trgm on the server"));
}
