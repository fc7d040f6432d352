using Keles.Api.Core.V1;
using Keles.Controllers.Pods;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Pods;

/// <summary>Of two pods one must go. A pod is written as words: its node (@n), p or u for its phase where it does not run, ready:SECONDS, age:SECONDS, cost:N, restarts:N, sidecar:N, near:N (pods of the
/// application on its node), uid:TEXT. Times count back from now; a ready pod without a time is <c>ready</c>.</summary>
public sealed class PodRankingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("p", "@n p near:9", "one on no node before one on a node, whoever shares it")]
    [InlineData("@n p", "@n u", "one that waits before one nobody knows of")]
    [InlineData("@n u", "@n", "one nobody knows of before one that runs")]
    [InlineData("@n", "@n ready", "one that is not ready before one that is")]
    [InlineData("@n ready:10 cost:-1", "@n ready:10", "the one that costs less")]
    [InlineData("@n ready:10 cost:10", "@n ready:10 cost:100 near:9", "cost counts more than a shared node")]
    [InlineData("@n cost:9", "@n ready:10 cost:1", "readiness counts more than cost")]
    [InlineData("@n ready:99999 near:2", "@n ready:1 near:1", "the one on the fuller node, however old")]
    [InlineData("@n ready", "@n ready:0", "the one that does not say since when it is ready")]
    [InlineData("@n ready:0", "@n ready:2678400", "the one that has been ready for less long")]
    [InlineData("@n ready:7200", "@n ready:18000", "two hours and five are not the same")]
    [InlineData("@n ready:8 uid:b", "@n ready:9 uid:a", "nor are eight seconds and nine: the scale is of nanoseconds")]
    [InlineData("@n ready:18000 uid:a", "@n ready:28800 uid:b", "five hours and eight are, so the uid decides")]
    [InlineData("@n ready:9 uid:a", "@n ready:16 uid:b", "as are nine seconds and sixteen")]
    [InlineData("@n ready:5 restarts:9", "@n ready:5", "the one that was restarted more")]
    [InlineData("@n ready:5 sidecar:1", "@n ready:5", "sidecars count where the others are equal")]
    [InlineData("@n ready:5 restarts:1", "@n ready:5 sidecar:9", "but only there")]
    [InlineData("@n ready:0 age:0", "@n ready:0 age:2678400", "the younger one")]
    [InlineData("p", "p age:10", "the one that does not say when it was made")]
    [InlineData("p age:18000 uid:a", "p age:28800 uid:b", "of about the same age the uid decides")]
    public void The_first_goes_and_the_second_stays(string goes, string stays, string why)
    {
        var (first, second) = (Read("goes", goes), Read("stays", stays));
        foreach (var pods in (Pod[][])[[first.Pod, second.Pod], [second.Pod, first.Pod]])
        {
            var gone = Assert.Single(PodRanking.Least(pods, [.. first.Near, .. second.Near], 1, Now));
            Assert.True(gone.Metadata.Name == "goes", why);
        }
    }

    private static (Pod Pod, IEnumerable<Pod> Near) Read(string name, string words)
    {
        var pod = new Pod { Metadata = new() { Name = name, Uid = name }, Status = new() { Phase = "Running" } };
        var near = 0;
        foreach (var word in words.Split(' '))
        {
            var (key, value) = word.Split(':') is [var k, var v] ? (k, v) : (word, "");
            pod = key switch
            {
                "@n" => pod with { Spec = pod.Spec with { NodeName = $"node-of-{name}" } },
                "p" => pod with { Status = pod.Status with { Phase = "Pending" } },
                "u" => pod with { Status = pod.Status with { Phase = "Unknown" } },
                "ready" => pod with { Status = pod.Status with { Conditions = [new() { Type = "Ready", Status = "True", LastTransitionTime = value.Length > 0 ? Ago(value) : default }] } },
                "age" => pod with { Metadata = pod.Metadata with { CreationTimestamp = Ago(value) } },
                "cost" => pod with { Metadata = pod.Metadata with { Annotations = A.Labels(("controller.kubernetes.io/pod-deletion-cost", value)) } },
                "restarts" => pod with { Status = pod.Status with { ContainerStatuses = [new() { Name = "c", RestartCount = int.Parse(value) }, new() { Name = "d" }] } },
                "sidecar" => pod with { Spec = pod.Spec with { InitContainers = [new() { Name = "s", RestartPolicy = "Always" }] }, Status = pod.Status with { InitContainerStatuses = [new() { Name = "s", RestartCount = int.Parse(value) }] } },
                "uid" => pod with { Metadata = pod.Metadata with { Uid = value } },
                "near" => pod,
                _ => throw new ArgumentException(word),
            };
            if (key == "near") near = int.Parse(value);
        }

        return (pod, Enumerable.Repeat(pod, near));
    }

    private static Time Ago(string seconds) => Time.From(Now.AddSeconds(-int.Parse(seconds)));
}
