using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Volumes;

public sealed class ProtectionTests
{
    private readonly Bench bench = new(["pvc-protection-controller", "pv-protection-controller"]);

    [Fact]
    public void A_claim_stays_until_no_pod_uses_it()
    {
        bench.Create(new PersistentVolumeClaim { Metadata = new() { Name = "data", Namespace = A.Ns } });
        var pod = A.Pod("user", node: "node-1");
        bench.Api.Put(pod with { Spec = pod.Spec with { Volumes = [new() { Name = "d", PersistentVolumeClaim = new() { ClaimName = "data" } }] } });
        bench.Settle();
        Assert.Equal("kubernetes.io/pvc-protection", Assert.Single(bench.Api.Get<PersistentVolumeClaim>(A.Ns, "data").Metadata.Finalizers));
        bench.Delete<PersistentVolumeClaim>(A.Ns, "data");
        bench.Settle();
        Assert.NotNull(bench.Api.Find<PersistentVolumeClaim>(new(A.Ns, "data")));
        bench.Api.Remove<Pod>(new(A.Ns, "user"));
        bench.Settle();
        Assert.Null(bench.Api.Find<PersistentVolumeClaim>(new(A.Ns, "data")));
    }

    [Fact]
    public void A_volume_stays_while_it_is_bound()
    {
        bench.Api.Put(new PersistentVolume { Metadata = new() { Name = "v" }, Status = new() { Phase = "Bound" } });
        bench.Settle();
        bench.Delete<PersistentVolume>("", "v");
        bench.Settle();
        Assert.NotNull(bench.Api.Find<PersistentVolume>(new("v")));
        bench.Api.Change<PersistentVolume>(new("v"), v => v with { Status = v.Status with { Phase = "Released" } });
        bench.Settle();
        Assert.Null(bench.Api.Find<PersistentVolume>(new("v")));
    }
}
