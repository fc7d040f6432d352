using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Tests.Pods;

/// <summary>Phases, conditions and the containers of a pod.</summary>
public sealed class PodStateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(10, 9, false)]
    [InlineData(10, 10, true)]
    public void A_pod_is_available_when_it_has_been_ready_long_enough(int minimum, int secondsReady, bool available)
    {
        var pod = Pod.Empty with { Status = PodConditions.With(PodStatus.Empty, new() { Type = "Ready", Status = "True" }, Noon) };
        var now = Noon.AddSeconds(secondsReady);
        Assert.Equal(available, pod.IsAvailable(minimum, now));
        Assert.Equal(available ? null : Noon.AddSeconds(minimum), pod.AvailableAt(minimum, now));
    }

    [Fact]
    public void Whoever_is_ready_from_the_end_of_all_times_on_is_never_available()
    {
        var pod = Pod.Empty with { Status = PodConditions.With(PodStatus.Empty, new() { Type = "Ready", Status = "True" }, DateTimeOffset.MaxValue) };
        Assert.False(pod.IsAvailable(10, Noon));
        Assert.Equal(DateTimeOffset.MaxValue.Date, pod.AvailableAt(10, Noon)!.Value.Date);
    }

    [Fact]
    public void A_pod_that_is_not_ready_is_not_available() => Assert.False(Pod.Empty.IsAvailable(0, Noon));

    [Fact]
    public void A_condition_keeps_its_time_until_its_status_changes()
    {
        var status = PodConditions.With(PodStatus.Empty, new() { Type = "Ready", Status = "False", Reason = "a" }, Noon);
        status = PodConditions.With(status, new() { Type = "Ready", Status = "False", Reason = "b" }, Noon.AddHours(1));
        Assert.Equal(("b", Time.From(Noon)), (status.Conditions[0].Reason, status.Conditions[0].LastTransitionTime));
        status = PodConditions.With(status, new() { Type = "Ready", Status = "True" }, Noon.AddHours(2));
        Assert.Equal(Time.From(Noon.AddHours(2)), Assert.Single(status.Conditions.ToArray()).LastTransitionTime);
    }

    [Theory]
    [InlineData("Pending", false, true)]
    [InlineData("Running", false, true)]
    [InlineData("Succeeded", true, false)]
    [InlineData("Failed", true, false)]
    public void A_phase_is_the_last_one_or_not(string phase, bool terminal, bool active)
    {
        var pod = Pod.Empty with { Status = PodStatus.Empty with { Phase = phase } };
        Assert.Equal((terminal, active), (pod.IsTerminal(), pod.IsActive()));
        Assert.False((pod with { Metadata = ObjectMeta.Empty with { DeletionTimestamp = Time.From(Noon) } }).IsActive());
    }

    [Fact]
    public void All_containers_are_found_in_their_order()
    {
        var spec = From.Json<Pod>("""
            {"spec":{"initContainers":[{"name":"i"}],"containers":[{"name":"c"}],"ephemeralContainers":[{"name":"e","image":"x","command":["y"],"targetContainerName":"c"}]}}
            """).Spec;
        Assert.Equal([(ContainerSort.Init, "i"), (ContainerSort.App, "c"), (ContainerSort.Ephemeral, "e")], PodContainers.All(spec).Select(static c => (c.Sort, c.Container.Name)));
        Assert.Equal(("x", "y"), (PodContainers.All(spec).Last().Container.Image, PodContainers.All(spec).Last().Container.Command[0]));
    }
}
