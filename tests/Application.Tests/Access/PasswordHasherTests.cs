using WorkOrders.Application.Tenancy;

namespace WorkOrders.Application.Tests.Access;

public sealed class PasswordHasherTests
{
    private readonly Pbkdf2PasswordHasher _hasher = new();

    [Test]
    public void A_hash_matches_only_its_password()
    {
        var hash = _hasher.Hash("Grüße@:€");
        Assert.That(_hasher.Verify("Grüße@:€", hash), Is.True);
        Assert.That(_hasher.Verify("Grüße@:", hash), Is.False);
        Assert.That(_hasher.Hash("Grüße@:€"), Is.Not.EqualTo(hash), "Each hash has its own salt.");
    }

    [Test]
    public void A_hash_with_another_iteration_count_still_matches() =>
        Assert.That(_hasher.Verify("password",
            "pbkdf2-sha512$1$c2FsdA==$hn9wzxreAs/zdSWZo6U9xK80x6ZpgVrl1RNVThyM8lLALUcKKFoFAbrZmb/pQ8CPBQI119aLHaVeY/c7YKV/zg=="), Is.True);

    [Test]
    public void The_decoy_costs_the_same_as_a_new_hash_and_matches_nothing()
    {
        Assert.That(_hasher.Decoy.Split('$')[..2], Is.EqualTo(_hasher.Hash("x").Split('$')[..2]));
        Assert.That(_hasher.Verify("", _hasher.Decoy), Is.False);
    }

    [Test]
    public void A_malformed_hash_throws_a_FormatException() =>
        Assert.That(() => _hasher.Verify("x", "$2b$12$abc"), Throws.TypeOf<FormatException>());
}
