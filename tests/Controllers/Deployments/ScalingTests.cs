using Keles.Api.Apps.V1;
using Keles.Controllers.Deployments;

namespace Keles.Controllers.Tests.Deployments;

/// <summary>What becomes of the sets when the deployment is asked for another number of replicas.</summary>
public sealed class ScalingTests
{
    [Theory]
    [InlineData(10, 12, "v1 10", "v1 12")]
    [InlineData(10, 5, "v1 10", "v1 5")]
    [InlineData(5, 10, "v1 3 v2 2/0", "v1 6 v2 4")]
    [InlineData(5, 3, "v1 3 v2 2/0", "v1 2 v2 1")]
    [InlineData(9, 4, "v1 1 v2 8", "v1 0 v2 4")]
    [InlineData(7, 10, "v1 2 v2 3 v3 2", "v1 3 v2 4 v3 3")]
    [InlineData(13, 8, "v1 3 v2 8 v3 2", "v1 2 v2 5 v3 1")]
    [InlineData(3, 4, "v1 1 v2 1 v3 1", "v1 1 v2 1 v3 2")]
    [InlineData(3, 2, "v1 1 v2 1 v3 1", "v1 0 v2 1 v3 1")]
    [InlineData(4, 5, "v1 2 v2+ 2", "v1 2 v2+ 3")]
    [InlineData(6, 0, "v1 1 v2 2 v3 3", "v1 0 v2 0 v3 0")]
    [InlineData(6, 6, "v1 0 v2 0 v3 0", "v1 0 v2 0 v3 6")]
    [InlineData(6, 6, "v1 0 v2+ 0", "v1 0 v2+ 6")]
    [InlineData(10, 14, "v1 3 v2+ 7", "v1 4 v2+ 10")]
    public void Each_set_takes_its_share_and_the_rest_goes_to_the_biggest(int was, int desired, string sets, string expected) => Check(was, 0, desired, 0, sets, expected);

    [Theory]
    [InlineData(10, 2, 20, 2, "v1 6 v2 6", "v1 11 v2 11")]
    [InlineData(10, 3, 50, 6, "v1 8 v2 5", "v1 34 v2 22")]
    [InlineData(6, 2, 0, 2, "v1 5 v2 3", "v1 0 v2 0")]
    public void The_surge_has_its_share_too(int was, int wasSurge, int desired, int surge, string sets, string expected) => Check(was, wasSurge, desired, surge, sets, expected);

    [Theory]
    [InlineData("v1 1 v2 2/0", "v1 1 v2 2")]
    [InlineData("v1 1 v2 2", "v1 0 v2 2")]
    public void Old_ones_go_only_when_all_new_ones_are_available(string sets, string expected) => Check(2, 1, 2, 1, sets, expected);

    [Theory]
    [InlineData(120, 100, null, "v1 50 v2 50", "v1 60 v2 60")]
    [InlineData(120, 100, "0", "v1 50 v2 50", "v1 60 v2 60")]
    [InlineData(120, 100, "x", "v1 50 v2 50", "v1 60 v2 60")]
    [InlineData(12, 0, null, "v1 5 v2 5", "v1 5 v2 7")]
    public void Without_a_note_of_the_last_scale_the_status_says_it(int desired, int status, string? note, string sets, string expected)
    {
        var deployment = A.Deployment(desired, surge: 0, unavailable: 1);
        var view = ARollout.Of(deployment with { Status = new() { Replicas = status } }, sets, s => note is null ? s : Noted(s, "1", note));
        Assert.Equal(expected, ARollout.After(view, Scaling.Plan(view)));
    }

    [Fact]
    public void The_note_of_the_scale_has_the_surge_in_it_also_at_nothing()
    {
        var view = ARollout.Of(A.Deployment(0, surge: 2, unavailable: 1), "v1 3", s => Noted(s, "3", "5"));
        Assert.True(Scaling.IsNeeded(view));
        Assert.Equal(2, view.MaxReplicas);
    }

    private static void Check(int was, int wasSurge, int desired, int surge, string sets, string expected)
    {
        var view = ARollout.Of(A.Deployment(desired, surge: surge, unavailable: 1), sets, s => Noted(s, $"{was}", $"{was + wasSurge}"));
        Assert.Equal(expected, ARollout.After(view, Scaling.Plan(view)));
    }

    private static ReplicaSet Noted(ReplicaSet set, string desired, string max) => set with
    {
        Metadata = set.Metadata with { Annotations = set.Metadata.Annotations.With("deployment.kubernetes.io/desired-replicas", desired).With("deployment.kubernetes.io/max-replicas", max) },
    };
}
