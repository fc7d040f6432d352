namespace Keles.Scheduler.Tests.Queue;

/// <summary>Which changes of a pod can make a pod fit, and which are counted on its node.</summary>
public sealed class PodChangesTests
{
    private static readonly Pod Before = A.Pod("p", cpu: "2", node: "n") with
    {
        Status = new() { Phase = "Running", ContainerStatuses = [new() { Name = "c", AllocatedResources = A.Amounts(("cpu", "2")) }] },
    };

    public static TheoryData<string, int, bool> Cases => new()
    {
        { "nothing", (int)EventAction.None, false },
        { "restarted", (int)EventAction.None, false },
        { "labels", (int)EventAction.Labels, true },
        { "tolerations", (int)EventAction.Tolerations, true },
        { "smaller", (int)EventAction.ScaleDown, true },
        { "larger", (int)EventAction.Other, true },
        { "deleted", (int)EventAction.None, true },
        { "started", (int)EventAction.None, true },
        { "annotated", (int)EventAction.Other, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_change_is_told_by_what_it_can_do(string change, int action, bool matters)
    {
        var after = Changed(change);
        Assert.Equal((EventAction)action, PodChanges.Of(Before, after));
        Assert.Equal(matters, PodChanges.Matters(Before, after));
    }

    private static Pod Changed(string change) => change switch
    {
        "restarted" => Before with { Status = Before.Status with { ContainerStatuses = Before.Status.ContainerStatuses.Map(static s => s with { RestartCount = 3 }) } },
        "labels" => Before with { Metadata = Before.Metadata with { Labels = A.Labels(("a", "b")) } },
        "tolerations" => Before.With(static s => s with { Tolerations = [new() { Operator = "Exists" }] }),
        "smaller" => Asking(Before, "1"),
        "larger" => Asking(Before, "3"),
        "deleted" => Before with { Metadata = Before.Metadata with { DeletionTimestamp = Time.From(DateTimeOffset.UnixEpoch) } },
        "started" => Before with { Status = Before.Status with { StartTime = Time.From(DateTimeOffset.UnixEpoch) } },
        "annotated" => Before with { Metadata = Before.Metadata with { Annotations = A.Labels(("a", "b")) } },
        _ => Before,
    };

    /// <summary>A resize as the kubelet has done it.</summary>
    private static Pod Asking(Pod pod, string cpu) => pod with
    {
        Spec = pod.Spec with { Containers = pod.Spec.Containers.Map(c => c with { Resources = new() { Requests = A.Amounts(("cpu", cpu)) } }) },
        Status = pod.Status with { ContainerStatuses = pod.Status.ContainerStatuses.Map(s => s with { AllocatedResources = A.Amounts(("cpu", cpu)) }) },
    };
}
