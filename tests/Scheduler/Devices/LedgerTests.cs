using Keles.Api.Resource.V1;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler.Tests.Devices;

/// <summary>When a device counts as given away.</summary>
public sealed class LedgerTests
{
    private static readonly DeviceId Gpu = new(D.Driver, "node-1", "gpu-0");
    private static readonly AllocationResult Allocation = new() { Devices = new() { Results = [new() { Request = "r", Driver = D.Driver, Pool = "node-1", Device = "gpu-0" }] } };

    private readonly DeviceLedger ledger = new();

    [Fact]
    public void A_choice_counts_at_once_and_until_it_is_taken_back()
    {
        Assert.True(ledger.TryChoose("x", Allocation));
        Assert.True(ledger.Allocated.IsTaken(Gpu));
        Assert.False(ledger.TryChoose("x", Allocation with { }));
        ledger.TakeBack("x", Allocation with { });
        Assert.True(ledger.IsUnderWay("x"));
        ledger.TakeBack("x", Allocation);
        Assert.False(ledger.Allocated.IsTaken(Gpu));
    }

    [Fact]
    public void What_was_written_counts_until_the_cache_shows_it_or_something_later()
    {
        ledger.Show("x", Claim(3));
        ledger.TryChoose("x", Allocation);
        ledger.Wrote("x", Allocation, "5");
        ledger.TakeBack("x", Allocation);
        ledger.Show("x", Claim(4));
        Assert.True(ledger.IsUnderWay("x"));
        ledger.Show("x", Claim(5, Allocation));
        Assert.Equal((false, true), (ledger.IsUnderWay("x"), ledger.Allocated.IsTaken(Gpu)));
        ledger.Show("x", Claim(6));
        Assert.False(ledger.Allocated.IsTaken(Gpu));
    }

    [Fact]
    public void What_was_written_and_undone_before_the_cache_saw_it_is_free()
    {
        ledger.TryChoose("x", Allocation);
        ledger.Wrote("x", Allocation, "5");
        ledger.Show("x", Claim(7));
        Assert.Equal((false, false), (ledger.IsUnderWay("x"), ledger.Allocated.IsTaken(Gpu)));
    }

    [Fact]
    public void The_cache_may_be_faster_than_the_answer()
    {
        ledger.TryChoose("x", Allocation);
        ledger.Show("x", Claim(5, Allocation));
        Assert.False(ledger.IsUnderWay("x"));
        ledger.Wrote("x", Allocation, "5");
        ledger.Show("x", null);
        Assert.False(ledger.Allocated.IsTaken(Gpu));
    }

    [Fact]
    public void A_claim_that_is_gone_has_nothing()
    {
        ledger.TryChoose("x", Allocation);
        ledger.Show("x", null);
        Assert.False(ledger.Allocated.IsTaken(Gpu));
    }

    private static ResourceClaim Claim(int version, AllocationResult? allocation = null) => D.Claim("x") with
    {
        Metadata = new() { Name = "x", Namespace = A.Ns, Uid = "x", ResourceVersion = $"{version}" },
        Status = new() { Allocation = allocation },
    };
}
