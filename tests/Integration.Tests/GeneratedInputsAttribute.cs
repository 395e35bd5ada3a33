namespace WorkOrders.Integration.Tests;

/// <summary>
/// Marks a property test: it runs <see cref="FsCheck.NUnit.PropertyAttribute.MaxTest"/> times with generated inputs. The inputs are the
/// same in every run, so that a failure belongs to a change; <c>WORKORDERS_RANDOM_INPUTS=true</c> generates others.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GeneratedInputsAttribute : FsCheck.NUnit.PropertyAttribute
{
    public GeneratedInputsAttribute()
    {
        if (Environment.GetEnvironmentVariable("WORKORDERS_RANDOM_INPUTS") != "true")
        {
            Replay = "(20261126,1)";
        }
    }
}
