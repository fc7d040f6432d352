using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Plans;
using Keles.Kubelet.Runtime.Instances;

namespace Keles.Kubelet.Tests;

public sealed class GracePeriodsTests
{
    [Theory]
    [InlineData(null, 30)]
    [InlineData(0L, 0)]
    [InlineData(3600L, 3600)]
    [InlineData(long.MaxValue, 42 * 24 * 3600)]
    public void A_container_has_the_time_that_its_pod_says_as_far_as_timers_go(long? seconds, int expected) =>
        Assert.Equal(expected, GracePeriods.For(Pod.Empty with { Spec = PodSpec.Empty with { TerminationGracePeriodSeconds = seconds } }, new Container(), default).TotalSeconds);
}
