using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Tests.Pods;

/// <summary>What a pod needs of a node.</summary>
public sealed class PodRequestsTests
{
    [Theory]
    [InlineData("containers add up",
        """{"containers":[{"resources":{"requests":{"cpu":"100m","memory":"1Gi"}}},{"resources":{"requests":{"cpu":"1"}}}]}""", "cpu=1100m memory=1Gi")]
    [InlineData("a larger init container counts instead",
        """{"initContainers":[{"resources":{"requests":{"cpu":"2"}}},{"resources":{"requests":{"cpu":"1","memory":"3Gi"}}}],"containers":[{"resources":{"requests":{"cpu":"1","memory":"1Gi"}}}]}""", "cpu=2 memory=3Gi")]
    [InlineData("a sidecar adds to the containers",
        """{"initContainers":[{"restartPolicy":"Always","resources":{"requests":{"cpu":"1"}}}],"containers":[{"resources":{"requests":{"cpu":"1"}}}]}""", "cpu=2")]
    [InlineData("an init container runs beside the sidecars started before it, not after it",
        """{"initContainers":[{"restartPolicy":"Always","resources":{"requests":{"cpu":"1"}}},{"resources":{"requests":{"cpu":"5"}}},{"restartPolicy":"Always","resources":{"requests":{"cpu":"2"}}}],"containers":[{"resources":{"requests":{"cpu":"1"}}}]}""", "cpu=6")]
    [InlineData("the overhead comes on top",
        """{"overhead":{"cpu":"250m","memory":"64Mi"},"containers":[{"resources":{"requests":{"cpu":"1"}}}]}""", "cpu=1250m memory=64Mi")]
    [InlineData("what is asked for the whole pod stands above its containers",
        """{"resources":{"requests":{"cpu":"4"}},"containers":[{"resources":{"requests":{"cpu":"1","memory":"1Gi","example.com/d":"1"}}}]}""", "cpu=4 example.com/d=1 memory=1Gi")]
    public void Requests(string why, string spec, string expected)
        => Assert.True(expected == Text(PodRequests.Of(Pod(spec))), $"{why}: {Text(PodRequests.Of(Pod(spec)))}");

    [Fact]
    public void While_a_resize_is_under_way_the_larger_of_asked_and_given_counts()
    {
        var pod = From.Json<Pod>("""
            {"spec":{"containers":[{"name":"c","resources":{"requests":{"cpu":"1","memory":"1Gi"}}}]},
            "status":{"containerStatuses":[{"name":"c","allocatedResources":{"cpu":"2","memory":"512Mi"},"resources":{"requests":{"cpu":"1500m"}}}]}}
            """);
        var options = new PodRequestsOptions { UseStatus = true };
        Assert.Equal("cpu=2 memory=1Gi", Text(PodRequests.Of(pod, options)));
        var infeasible = pod with { Status = PodConditions.With(pod.Status, new() { Type = "PodResizePending", Status = "True", Reason = "Infeasible" }, DateTimeOffset.UnixEpoch) };
        Assert.Equal("cpu=2 memory=512Mi", Text(PodRequests.Of(infeasible, options)));
    }

    [Fact]
    public void Overhead_raises_only_limits_that_are_there()
        => Assert.Equal("cpu=1100m", Text(PodRequests.Limits(Pod("""{"overhead":{"cpu":"100m","memory":"64Mi"},"containers":[{"resources":{"limits":{"cpu":"1"}}}]}"""))));

    [Fact]
    public void Missing_requests_are_assumed_where_asked_for()
    {
        var options = new PodRequestsOptions { WhenMissing = OrderedMap<Quantity>.Of(("cpu", Quantity.Parse("100m"))) };
        Assert.Equal("cpu=1100m", Text(PodRequests.Of(Pod("""{"containers":[{"resources":{"requests":{"cpu":"1"}}},{}]}"""), options)));
    }

    [Fact]
    public void A_whole_pods_share_that_is_being_changed_counts_as_the_larger_of_what_is_asked_and_given()
    {
        var pod = From.Json<Pod>("""{"spec":{"resources":{"requests":{"cpu":"1","memory":"1Gi"}},"containers":[{"name":"c"}]},"status":{"allocatedResources":{"cpu":"2","memory":"512Mi"},"resources":{"requests":{"cpu":"1500m"}}}}""");
        Assert.Equal("cpu=2 memory=1Gi", Text(PodRequests.Of(pod, new() { UseStatus = true })));
        Assert.Equal("cpu=1 memory=1Gi", Text(PodRequests.Of(pod)));
        var infeasible = pod with { Status = PodConditions.With(pod.Status, new() { Type = "PodResizePending", Status = "True", Reason = "Infeasible" }, DateTimeOffset.UnixEpoch) };
        Assert.Equal("cpu=2 memory=512Mi", Text(PodRequests.Of(infeasible, new() { UseStatus = true })));
    }

    [Fact]
    public void Amounts_are_thousandths_of_cpus_and_whole_units_rounded_up()
    {
        var list = OrderedMap<Quantity>.Of(("cpu", Quantity.Parse("1500m")), ("memory", Quantity.Parse("1500m")));
        Assert.Equal((1500, 2, 0), (PodRequests.Amount(list, "cpu"), PodRequests.Amount(list, "memory"), PodRequests.Amount(list, "storage")));
    }

    [Theory]
    [InlineData("{}", "BestEffort")]
    [InlineData("""{"containers":[{"resources":{"requests":{"cpu":"0"}}}]}""", "BestEffort")]
    [InlineData("""{"containers":[{"resources":{"requests":{"example.com/d":"1"}}}]}""", "BestEffort")]
    [InlineData("""{"containers":[{"resources":{"requests":{"cpu":"1"}}}]}""", "Burstable")]
    [InlineData("""{"containers":[{"resources":{"requests":{"cpu":"1","memory":"1Gi"},"limits":{"cpu":"1","memory":"1Gi"}}}]}""", "Guaranteed")]
    [InlineData("""{"containers":[{"resources":{"requests":{"cpu":"1","memory":"1Gi"},"limits":{"cpu":"1000m","memory":"1024Mi"}}},{}]}""", "Burstable")]
    [InlineData("""{"containers":[{"resources":{"requests":{"cpu":"1","memory":"1Gi"},"limits":{"cpu":"2","memory":"1Gi"}}}]}""", "Burstable")]
    [InlineData("""{"initContainers":[{"resources":{"requests":{"cpu":"1"}}}],"containers":[{}]}""", "Burstable")]
    [InlineData("""{"resources":{"requests":{"cpu":"1","memory":"1Gi"},"limits":{"cpu":"1","memory":"1Gi"}},"containers":[{}]}""", "Guaranteed")]
    public void Quality_of_service(string spec, string expected) => Assert.Equal(expected, PodQos.Compute(Pod(spec).Spec));

    [Fact]
    public void A_class_in_the_status_stays()
        => Assert.Equal("Guaranteed", PodQos.Of(From.Json<Pod>("""{"spec":{},"status":{"qosClass":"Guaranteed"}}""")));

    private static Pod Pod(string spec) => From.Json<Pod>($$"""{"spec":{{spec}}}""");

    private static string Text(OrderedMap<Quantity> list) => string.Join(' ', list.Select(static l => $"{l.Key}={l.Value}"));
}
