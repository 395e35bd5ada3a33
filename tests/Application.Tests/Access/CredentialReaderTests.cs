using System.Text;
using Microsoft.AspNetCore.Http;
using WorkOrders.Api.Access;
using WorkOrders.Application.Access;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Application.Tests.Access;

public sealed class CredentialReaderTests
{
    [TestCase("api:demo@demo", "api", "demo", "demo")]
    [TestCase("api:pa:ss@wo@rd@acme.example", "api", "pa:ss@wo@rd", "acme.example")]
    [TestCase("peter@acme.example:secret@acme.example", "peter@acme.example", "secret", "acme.example")]
    [TestCase("api:@demo", "api", "", "demo")]
    [TestCase("API:Demo@DEMO", "api", "Demo", "demo")]
    [TestCase("müller:Grüße€@demo", "müller", "Grüße€", "demo")]
    public void The_first_colon_ends_the_user_name_and_the_last_at_sign_starts_the_tenant_name(
        string text, string user, string password, string tenant) =>
        Assert.That(Read(Basic(text)), Is.EqualTo(new PasswordCredential(tenant, user, password)));

    [TestCase("api")]
    [TestCase("api:demo")]
    [TestCase("api@demo")]
    [TestCase("peter@acme:secret")]
    [TestCase(":demo@demo")]
    [TestCase("api:demo@")]
    [TestCase("api:de\0mo@demo")]
    [TestCase("ap\ni:demo@demo")]
    [TestCase("")]
    public void A_malformed_text_is_not_a_credential(string text) => Assert.That(Read(Basic(text)), Is.Null);

    [TestCase("Basic")]
    [TestCase("Basic ")]
    [TestCase("Basic !!!")]
    [TestCase("Basic YXBpOmRlbW/AZGVtbw==")]
    [TestCase("Bearer YXBpOmRlbW9AZGVtbw==")]
    public void A_malformed_header_is_not_a_credential(string header) => Assert.That(Read(header), Is.Null);

    [Test]
    public void The_scheme_is_case_insensitive() =>
        Assert.That(Read(Basic("api:demo@demo").Replace("Basic", "bAsIc")), Is.EqualTo(new PasswordCredential("demo", "api", "demo")));

    [Test]
    public void A_new_key_can_be_parsed()
    {
        var key = ApiKey.New(Guid.CreateVersion7());
        Assert.That(ApiKey.Parse(key.Text),
            Is.EqualTo(key).Using<ApiKey>((a, b) => a.TenantId == b.TenantId && a.Sha256.SequenceEqual(b.Sha256)));
    }

    [Test]
    public void Two_keys_of_one_tenant_differ()
    {
        var tenant = Guid.CreateVersion7();
        Assert.That(ApiKey.New(tenant).Text, Is.Not.EqualTo(ApiKey.New(tenant).Text));
    }

    [TestCase("")]
    [TestCase("wo_")]
    [TestCase("wo_!!!!!!!!!!!!!!!!!!!!!!_NqLDvgUmN0pNvL_GWhde3zgsjonGxd1QY-z0IR91f0M")]
    [TestCase("xx_AaIJnQDwd8-c5XmPxXx-0g_NqLDvgUmN0pNvL_GWhde3zgsjonGxd1QY-z0IR91f0M")]
    [TestCase("wo_AaIJnQDwd8-c5XmPxXx-0g_NqLDvgUmN0pNvL_GWhde3zgsjonGxd1QY-z0IR91f0MM")]
    public void A_malformed_text_is_not_a_key(string text) => Assert.That(ApiKey.Parse(text), Is.Null);

    [Test]
    public void Two_credentials_in_one_request_are_rejected()
    {
        var headers = new HeaderDictionary
        {
            ["Authorization"] = Basic("api:demo@demo"),
            ["X-Api-Key"] = ApiKey.New(Guid.CreateVersion7()).Text,
        };
        Assert.That(CredentialReader.ReadHeader(headers), Is.Null);
    }

    [TestCase("X-Api-Key", "Basic YXBpOmRlbW9AZGVtbw==")]
    [TestCase("Authorization", "wo_AaIJnQDwd8-c5XmPxXx-0g_NqLDvgUmN0pNvL_GWhde3zgsjonGxd1QY-z0IR91f0M")]
    public void A_credential_in_the_wrong_header_is_rejected(string header, string value) =>
        Assert.That(CredentialReader.ReadHeader(new HeaderDictionary { [header] = value }), Is.Null);

    private static Credential? Read(string authorization) =>
        CredentialReader.ReadHeader(new HeaderDictionary { ["Authorization"] = authorization }) is { } header
            ? CredentialParser.Parse(header) : null;

    private static string Basic(string text) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
