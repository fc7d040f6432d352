using Keles.Api.Core.V1;
using Keles.Kubelet.Admission;
using Keles.Kubelet.Tests.Scenarios;
using Keles.Machinery;

namespace Keles.Kubelet.Tests.Admission;

public sealed class NodeAdmissionTests
{
    private static readonly OrderedMap<Quantity> Has = OrderedMap<Quantity>.Of(("cpu", Quantity.Parse("2")), ("memory", Quantity.Parse("1Gi")), ("pods", Quantity.Parse("3")));

    private static readonly Node Here = new() { Metadata = new() { Name = "node-1", Labels = OrderedMap<string>.Of(("disk", "ssd")) } };

    [Fact]
    public void What_fits_is_taken()
    {
        Assert.Null(Check(Asking("a", "1500m"), Asking("b", "500m")));
        Assert.Null(Check(Asking("a", "2")));
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_the_numbers()
    {
        var refused = Check(Asking("a", "1500m"), Asking("b", "501m"))!;
        Assert.Equal("OutOfcpu", refused.Reason);
        Assert.Equal("Pod was rejected: Node didn't have enough resource: cpu, requested: 1500, used: 501, capacity: 2000", refused.Message);
        Assert.Equal("OutOfpods", Check(Asking("a", "1m"), Asking("b", "1m"), Asking("c", "1m"), Asking("d", "1m"))!.Reason);
    }

    [Fact]
    public void What_belongs_elsewhere_is_refused()
    {
        Assert.Null(Check(Asking("a", "1").With(s => s with { NodeSelector = OrderedMap<string>.Of(("disk", "ssd")) })));
        Assert.Equal("NodeAffinity", Check(Asking("a", "1").With(s => s with { NodeSelector = OrderedMap<string>.Of(("disk", "tape")) }))!.Reason);
    }

    [Fact]
    public void A_port_of_the_node_is_given_once()
    {
        Assert.Equal("NodePorts", Check(WithPort("a", 80, ""), WithPort("b", 80, ""))!.Reason);
        Assert.Equal("NodePorts", Check(WithPort("a", 80, "192.0.2.1"), WithPort("b", 80, ""))!.Reason);
        Assert.Null(Check(WithPort("a", 80, "192.0.2.1"), WithPort("b", 80, "192.0.2.2")));
        Assert.Null(Check(WithPort("a", 80, ""), WithPort("b", 81, "")));
    }

    [Fact]
    public void A_taint_that_drives_pods_away_refuses_those_that_do_not_tolerate_it()
    {
        var tainted = Here with { Spec = new() { Taints = [new() { Key = "k", Effect = "NoExecute" }] } };
        Assert.Equal("TaintToleration", NodeAdmission.Refusal(Asking("a", "1"), [], tainted, Has)!.Reason);
        Assert.Null(NodeAdmission.Refusal(Asking("a", "1").With(s => s with { Tolerations = [new() { Operator = "Exists" }] }), [], tainted, Has));
        Assert.Null(NodeAdmission.Refusal(Asking("a", "1"), [], Here with { Spec = new() { Taints = [new() { Key = "k", Effect = "NoSchedule" }] } }, Has));
    }

    [Fact]
    public void Kernel_settings_that_are_not_the_pods_own_are_refused()
    {
        static Pod With(string name) => Asking("a", "1").With(s => s with { SecurityContext = new() { Sysctls = [new() { Name = name, Value = "1" }] } });
        Assert.Null(Check(With("kernel.shm_rmid_forced")));
        Assert.Equal("Pod was rejected: forbidden sysctl: \"kernel.msgmax\" not allowlisted", Check(With("kernel.msgmax"))!.Message);
        Assert.Equal("SysctlForbidden", Check(With("net.ipv4.tcp_syncookies").With(s => s with { HostNetwork = true }))!.Reason);
    }

    [Fact]
    public void Of_two_pods_for_one_place_the_first_is_taken_and_the_other_fails()
    {
        using var node = new SimulatedNode().Start();
        var pods = new[] { "a", "b" }.Select(n => node.Put(Asking(n, "3"))).ToArray();
        node.Until(() => pods.Count(p => node.Get(p).Ready() == "True") == 1 && pods.Count(p => node.Get(p).Status.Phase == "Failed") == 1, "one to run and one to fail");
        var failed = pods.Select(node.Get).Single(p => p.Status.Phase == "Failed");
        Assert.Equal("OutOfcpu", failed.Status.Reason);
        Assert.True(failed.Status.ContainerStatuses.IsEmpty);
    }

    private static Pods.Statuses.Verdict? Check(Pod pod, params Pod[] others) => NodeAdmission.Refusal(pod, others, Here, Has);

    private static Pod Asking(string name, string cpu) =>
        APod.Named(name, APod.Running() with { Resources = new() { Requests = OrderedMap<Quantity>.Of(("cpu", Quantity.Parse(cpu))) } });

    private static Pod WithPort(string name, int port, string ip) =>
        APod.Named(name, APod.Running() with { Ports = [new() { ContainerPortValue = 80, HostPort = port, HostIP = ip, Protocol = "TCP" }] });
}
