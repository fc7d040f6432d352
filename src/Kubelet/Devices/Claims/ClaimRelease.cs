using Keles.Kubelet.Devices.Drivers;

namespace Keles.Kubelet.Devices.Claims;

/// <summary>Has drivers give back what a pod that has ended needed, unless another pod needs it too. It can be repeated.</summary>
internal sealed class ClaimRelease(ClaimLedger ledger, ClaimTurns turns, DeviceDrivers drivers)
{
    /// <exception cref="DeviceException">Not all of it is given back.</exception>
    public async Task UnprepareAsync(string pod, CancellationToken cancel)
    {
        if (ledger.Of(pod) is { Count: > 0 } claims)
        {
            await turns.RunAsync(claims.Select(static c => c.Key), () => InTurnAsync(pod, cancel), cancel);
        }
    }

    private async Task InTurnAsync(string pod, CancellationToken cancel)
    {
        var claims = ledger.Of(pod);
        PreparedClaim[] last = [.. claims.Where(static c => c.Pods.Count == 1)];
        foreach (var name in last.SelectMany(static c => c.Drivers.AsEnumerable()).Select(static d => d.Key).Distinct().Order(StringComparer.Ordinal))
        {
            PreparedClaim[] batch = [.. last.Where(c => c.Drivers.ContainsKey(name))];
            var driver = drivers.Get(name);
            await DriverCall.RunAsync<DeviceProto.NodeUnprepareResourceResponse>(
                "NodeUnprepareResources", batch, async () => (await driver.Calls.UnprepareAsync(new() { Claims = { batch.Select(static c => c.Message()) } }, cancel)).Claims, static a => a.Error, cancel);
        }
        ledger.Remove(last.Select(static c => c.Key));
        ledger.Put([.. claims.Except(last).Select(c => c.Without(pod))]);
    }
}
