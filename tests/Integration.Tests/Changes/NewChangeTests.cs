namespace WorkOrders.Integration.Tests.Changes;

/// <summary>Tests of the changes that a tenant gets after a client has read all those that exist.</summary>
public abstract class NewChangeTests
{
    /// <summary>The tenant.</summary>
    private protected TestTenant Tenant { get; private set; } = null!;

    /// <summary>The position of the last change that exists.</summary>
    private protected long Before { get; private set; }

    [SetUp]
    public async Task Create()
    {
        Tenant = await TestTenant.Create();
        Before = await Tenant.CountChanges();
        await new FeedReader(Tenant.Http).ReadTo(Before);
    }

    [TearDown]
    public void DisposeTenant() => Tenant.Dispose();

    /// <summary>Writes a change.</summary>
    /// <param name="origin">The system that makes it; null if it sends no name.</param>
    private protected Task Write(string? origin) => OpenTransaction.WriteAndCommit(
        TestDatabase.OwnerConnectionString, Tenant.Id, write => write.Create(Guid.CreateVersion7()), origin);
}
