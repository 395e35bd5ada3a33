using System.Net;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>Guessing passwords is slowed for each user and address, without locking out anyone else.</summary>
public sealed class PasswordAttemptTests : SessionFixture
{
    private readonly MovableClock _clock = new();

    private protected override TimeProvider Clock => _clock;

    [Test]
    public async Task After_five_wrong_passwords_no_password_is_verified_until_the_minute_is_over()
    {
        using var browser = await Open();
        Hasher.Reset();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            // The passwords of all credentials count together.
            var status = attempt % 2 == 0
                ? (await browser.SignIn($"ann:wrong{attempt}@{Tenant}")).Status
                : (await Api.GetCaller($"ANN:wrong{attempt}@{Tenant}")).StatusCode;
            Assert.That(status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
        foreach (var credential in new[] { $"ann:other@{Tenant}", Ann })
        {
            var refused = await browser.SignIn(credential);
            Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.TooManyRequests), refused.Text);
            Assert.That(refused.Problems, Is.EqualTo(new[] { " too_many_attempts" }));
            Assert.That(int.Parse(refused.Headers["Retry-After"]), Is.InRange(1, 60));
            using var basic = await Api.GetCaller(credential);
            Assert.That(basic.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        }
        Assert.That(Hasher.Verified, Is.EqualTo(5));

        _clock.Move(TimeSpan.FromSeconds(61));
        Assert.That((await browser.SignIn(Ann)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        using var right = await Api.GetCaller(Ann);
        Assert.That(right.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Verified_credentials_sessions_and_other_users_are_not_affected()
    {
        using var browser = await Open(Ann);
        using var before = await Api.GetCaller(Ann);
        Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        for (var attempt = 0; attempt < 6; attempt++)
        {
            using var wrong = await Api.GetCaller($"ann:wrong{attempt}@{Tenant}");
            Assert.That(wrong.StatusCode, Is.EqualTo(attempt < 5 ? HttpStatusCode.Unauthorized : HttpStatusCode.TooManyRequests));
        }
        using var cached = await Api.GetCaller(Ann);
        Assert.That(cached.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await browser.GetSession()).Status, Is.EqualTo(HttpStatusCode.OK));
        using var other = await Api.GetCaller(Admin);
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var tenant = await Api.GetService<ITenantDirectory>().Add($"other.{Tenant}", new TenantChange(), CancellationToken.None);
        using var elsewhere = await Api.GetCaller($"{tenant.UserName}:{tenant.Password}@{tenant.TenantName}");
        Assert.That(elsewhere.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private sealed class MovableClock : TimeProvider
    {
        private TimeSpan _moved;

        public void Move(TimeSpan time) => _moved += time;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _moved;
    }
}
