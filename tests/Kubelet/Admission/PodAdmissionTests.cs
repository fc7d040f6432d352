using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Statuses;
using Keles.Kubelet.Pods.Workers;
using Keles.Kubelet.Runtime.Observed;
using Keles.Kubelet.Tests.Scenarios;

namespace Keles.Kubelet.Tests.Admission;

/// <summary>Of pods that do not fit together the first to come is taken, whichever worker is faster.</summary>
public sealed class PodAdmissionTests
{
    private readonly List<Pod> here = [];
    private readonly PodAdmission admission;

    public PodAdmissionTests() => admission = new(() => here, static (_, taken) => taken.Count > 0 ? new Verdict("Full", "one is enough") : null);

    [Fact]
    public void The_first_to_come_is_taken_even_if_the_second_asks_first()
    {
        var (first, second) = (Arrive("z"), Arrive("a"));
        Assert.Equal("Full", Ask(second)?.Reason);
        Assert.Null(Ask(first));
        Assert.Equal("Full", Ask(second)?.Reason);
    }

    [Fact]
    public void One_that_left_before_it_was_judged_keeps_nobody_away()
    {
        var (first, second) = (Arrive("z"), Arrive("a"));
        here.Remove(first);
        admission.Left(first.Metadata.Uid);
        Assert.Null(Ask(second));
    }

    [Fact]
    public void When_the_taken_one_has_left_the_next_to_come_is_taken()
    {
        var first = Arrive("a");
        Assert.Null(Ask(first));
        here.Remove(first);
        admission.Left(first.Metadata.Uid);
        Assert.Null(Ask(Arrive("b")));
    }

    [Fact]
    public void What_runs_already_is_never_refused()
    {
        var (first, second) = (Arrive("a"), Arrive("b"));
        Assert.Null(Ask(first));
        Assert.Null(admission.Refusal(second, new RuntimePod(second.Metadata.Uid) { Sandboxes = [new("s")] }));
        Assert.Null(Ask(second));
    }

    private Pod Arrive(string name)
    {
        var pod = APod.Named(name) is var named ? named with { Metadata = named.Metadata with { Uid = "uid-" + name } } : null!;
        here.Add(pod);
        admission.Arrived(pod);
        return pod;
    }

    private Verdict? Ask(Pod pod) => admission.Refusal(pod, new RuntimePod(pod.Metadata.Uid));
}
