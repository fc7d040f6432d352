using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Tests.VolumeExpansion;

public sealed class ExpansionTests
{
    private readonly Bench bench = new(["expand-controller"]);

    [Theory]
    [InlineData("2Gi", "Bound", "u", true)]
    [InlineData("1Gi", "Bound", "u", false)]
    [InlineData("2Gi", "Pending", "u", false)]
    [InlineData("2Gi", "Bound", "other", false)]
    public void A_bound_claim_that_asks_for_more_is_told_whom_it_waits_for(string wanted, string phase, string owner, bool expected)
    {
        bench.Api.Put(new PersistentVolume { Metadata = new() { Name = "v" }, Spec = new() { ClaimRef = new() { Name = "c", Namespace = A.Ns, Uid = owner } } });
        bench.Api.Put(new PersistentVolumeClaim
        {
            Metadata = new() { Name = "c", Namespace = A.Ns, Uid = "u" },
            Spec = new() { VolumeName = "v", Resources = new() { Requests = OrderedMap<Quantity>.Of(("storage", Quantity.Parse(wanted))) } },
            Status = new() { Phase = phase, Capacity = OrderedMap<Quantity>.Of(("storage", Quantity.Parse("1Gi"))) },
        });
        bench.Settle();
        Assert.Equal(expected, bench.EventTexts.Contains("Normal ExternalExpanding Ignoring the PVC: didn't find a plugin capable of expanding the volume; waiting for an external controller to process this PVC."));
    }
}
