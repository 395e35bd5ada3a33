using Microsoft.AspNetCore.Http;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Protocol;

/// <summary>OData preferences have a prefix in version 4.0 and none in 4.01; both are accepted.</summary>
public sealed class PreferenceTests
{
    [TestCase("odata.maxpagesize=50", 50, "odata.maxpagesize=50")]
    [TestCase("maxpagesize=50, odata.maxpagesize=20", 50, "maxpagesize=50")]
    [TestCase("Odata.MaxPageSize=\"7\"; x=y", 7, "odata.maxpagesize=7")]
    [TestCase("maxpagesize=1000", 1000, "maxpagesize=1000")]
    [TestCase("maxpagesize=1001", 1000, "maxpagesize=1000")]
    [TestCase("odata.maxpagesize=99999999999999999999", 1000, "odata.maxpagesize=1000")]
    [TestCase("maxpagesize=0", null, "")]
    [TestCase("maxpagesize=-1", null, "")]
    [TestCase("maxpagesize=many", null, "")]
    [TestCase("maxpagesize", null, "")]
    [TestCase("odata.include-annotations=\"*\", include-annotations=\"-*\"", null, "")]
    [TestCase("return=minimal, nulls=default, continue-on-error, maxpagesize=5", 5, "nulls=default, maxpagesize=5")]
    public void A_list_applies_the_preferred_page_size(string prefer, int? size, string applied)
    {
        var preferences = Read(prefer, SupportedPreferences.OfLists);
        Assert.That((preferences.MaxPageSize, preferences.Applied), Is.EqualTo((size, applied)));
        Assert.That(preferences.Minimal, Is.False);
    }

    [TestCase("continue-on-error", true, "continue-on-error")]
    [TestCase("odata.continue-on-error", true, "odata.continue-on-error")]
    [TestCase("odata.continue-on-error=true", true, "odata.continue-on-error=true")]
    [TestCase("continue-on-error=false", false, "continue-on-error=false")]
    [TestCase("continue-on-error=perhaps", false, "")]
    [TestCase("maxpagesize=5", false, "")]
    public void A_batch_applies_the_preference_to_continue_after_an_error(string prefer, bool continues, string applied)
    {
        var preferences = Read(prefer, SupportedPreferences.OfBatches);
        Assert.That((preferences.ContinueOnError, preferences.Applied), Is.EqualTo((continues, applied)));
    }

    [TestCase("maxpagesize=5, continue-on-error, respond-async")]
    public void Other_endpoints_ignore_the_preferences_of_lists_and_batches(string prefer)
    {
        var preferences = Read(prefer, SupportedPreferences.Default);
        Assert.That(preferences, Is.EqualTo(Preferences.From(TenantSettings.Default)));
    }

    private static Preferences Read(string prefer, SupportedPreferences supported)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers["Prefer"] = prefer;
        return PreferHeader.Read(request, TenantSettings.Default, supported);
    }
}
