using System.Text;
using WorkOrders.Api.Messages;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Application.Tests.WorkOrders;

/// <summary>A record that was read from a message tracks which fields were present, whatever their values.</summary>
public sealed class PresenceTests
{
    private static readonly Entity Jobs = Entity.Of<Job>();
    private static readonly Entity Projects = Entity.Of<Project>();

    [TestCase("""{"description":"x"}""", true, "x")]
    [TestCase("""{"description":null}""", true, null)]
    [TestCase("""{"description":""}""", true, null)]
    [TestCase("{}", false, null)]
    public void A_null_field_differs_from_an_absent_one(string message, bool given, string? value)
    {
        var job = Read(message);
        Assert.That((job.IsPresent(Jobs.FieldOf(nameof(Job.Description))), job.Description), Is.EqualTo((given, value)));
    }

    [Test]
    public void Embedded_records_also_track_which_fields_were_present()
    {
        var project = Read("""{"project":{"reference_back_office":"P","location":null}}""").Project!;
        Assert.That(Projects.Fields.Where(project.IsPresent).Select(field => field.Name),
            Is.EqualTo(new[] { "location", "reference_back_office" }));
    }

    [Test]
    public void A_copy_keeps_track_of_the_fields_that_were_present() =>
        Assert.That((Read("""{"name":null}""") with { Name = "new" }).IsPresent(Jobs.FieldOf(nameof(Job.Name))), Is.True);

    [Test]
    public void Presence_does_not_affect_equality() => Assert.That(Read("""{"description":null}"""), Is.EqualTo(Read("{}")));

    [Test]
    public void Internal_columns_are_unknown_fields_in_a_request()
    {
        var problems = new Problems();
        Read("""{"row_version":7,"tx":"8"}""", problems);
        Assert.That(problems.Warnings.Select(warning => $"{warning.Pointer} {warning.Code}"),
            Is.EqualTo(new[] { "/row_version unknown_field", "/tx unknown_field" }));
    }

    private static Job Read(string message, Problems? problems = null) =>
        new MessageReader(TenantSettings.Default, problems ?? new Problems()).Read<Job>(Encoding.UTF8.GetBytes(message))!;
}
