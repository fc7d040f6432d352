using Keles.Controllers.Deployments;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Deployments;

/// <summary>One step of a rolling update.</summary>
public sealed class RollingUpdateTests
{
    [Theory]
    [InlineData("0%", "0%", 0, 0, 0)]
    [InlineData("0%", "0%", 10, 0, 1)]
    [InlineData("39%", "39%", 10, 4, 3)]
    [InlineData("0", "39%", 10, 0, 3)]
    [InlineData("39%", "0", 10, 4, 0)]
    [InlineData("1", "5", 10, 1, 5)]
    [InlineData("1", "10", 5, 1, 5)]
    [InlineData("1", "10", 0, 1, 0)]
    [InlineData("1", "100%", 5, 1, 5)]
    [InlineData("1%", "1%", 2, 1, 0)]
    [InlineData("0", "1%", 2, 0, 1)]
    public void Its_limits_are_rounded_so_that_most_stay_and_it_can_always_move(string surge, string unavailable, int replicas, int expectedSurge, int expectedUnavailable)
    {
        var limits = RolloutLimits.Of(A.Deployment(replicas, surge: IntOrString.Parse(surge), unavailable: IntOrString.Parse(unavailable)));
        Assert.Equal((expectedSurge, expectedUnavailable), (limits.MaxSurge, limits.MaxUnavailable));
    }

    [Fact]
    public void Recreating_knows_no_limits()
    {
        var deployment = A.Deployment(5);
        Assert.Equal(default, RolloutLimits.Of(deployment with { Spec = deployment.Spec with { Strategy = new() { Type = "Recreate" } } }));
    }

    [Theory]
    [InlineData(1, 1, "v1 5 v2 0", "v1 1 v2 0")]
    [InlineData(6, 10, "v1 5 v2 2/0", "v1 5 v2 6")]
    [InlineData(10, 0, "v1 10 v2 0", "v1 9 v2 0")]
    [InlineData(10, 2, "v1 10 v2 0", "v1 10 v2 2")]
    [InlineData(10, 2, "v1 5 v2 0", "v1 5 v2 7")]
    [InlineData(10, 2, "v1 10 v2 2/0", "v1 10 v2 2")]
    [InlineData(10, 2, "v1 2 v2 11", "v1 2 v2 10")]
    [InlineData(2, 1, "v1 5 v2 5", "v1 5 v2 2")]
    public void The_new_set_grows_first_as_far_as_the_surge_lets_it(int desired, int surge, string sets, string expected) => Check(desired, surge, surge > 0 ? 0 : 1, sets, expected);

    [Theory]
    [InlineData(10, 0, "v1 10 v2 0", "v1 9 v2 0")]
    [InlineData(10, 2, "v1 10 v2 0", "v1 8 v2 0")]
    [InlineData(10, 2, "v1 10/8 v2 0", "v1 8 v2 0")]
    [InlineData(10, 2, "v1 10/9 v2 0", "v1 8 v2 0")]
    [InlineData(10, 2, "v1 8 v2 2/0", "v1 8 v2 2")]
    [InlineData(10, 2, "v1 10/1 v2 0", "v1 8 v2 0")]
    [InlineData(10, 2, "v1 0 v2 10/0", "v1 0 v2 10")]
    [InlineData(10, 2, "v1 4 v2 4/2 v3 2/0", "v1 4 v2 4 v3 2")]
    [InlineData(10, 4, "v1 4 v2 4/2 v3 2/0", "v1 4 v2 2 v3 2")]
    [InlineData(10, 2, "v1 1 v2 3 v3 6", "v1 0 v2 2 v3 6")]
    [InlineData(10, 2, "v1 1/0 v2 3 v3 6", "v1 0 v2 2 v3 6")]
    public void Old_ones_that_serve_nobody_go_first_and_others_as_far_as_enough_stay(int desired, int unavailable, string sets, string expected) => Check(desired, 0, unavailable, sets, expected);

    private static void Check(int desired, int surge, int unavailable, string sets, string expected)
    {
        var view = ARollout.Of(A.Deployment(desired, surge: surge, unavailable: unavailable), sets);
        Assert.Equal(expected, ARollout.After(view, RollingUpdate.Plan(view)));
    }
}
