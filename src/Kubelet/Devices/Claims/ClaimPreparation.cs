using Keles.Api.Core.V1;
using Keles.Kubelet.Devices.Drivers;

namespace Keles.Kubelet.Devices.Claims;

/// <summary>Has drivers prepare the claims of a pod that is about to start. It can be repeated.</summary>
internal sealed class ClaimPreparation(PodClaims claims, ClaimLedger ledger, ClaimTurns turns, DeviceDrivers drivers)
{
    /// <exception cref="DeviceException">Not all of them are prepared.</exception>
    public async Task PrepareAsync(Pod pod, CancellationToken cancel)
    {
        // Looked at before anything is noted: a pod that fails here can go without a driver having to give anything back.
        var wanted = await claims.ReadAsync(pod, cancel);
        var processes = wanted.SelectMany(static c => c.Drivers.AsEnumerable()).Select(static d => d.Key).Distinct().ToDictionary(static d => d, drivers.Get, StringComparer.Ordinal);
        await turns.RunAsync(wanted.Select(static c => c.Key), () => InTurnAsync(pod.Metadata.Uid, wanted, processes, cancel), cancel);
    }

    private async Task InTurnAsync(string pod, IReadOnlyList<PreparedClaim> wanted, Dictionary<string, RegisteredDriver> processes, CancellationToken cancel)
    {
        PreparedClaim[] noted = [.. wanted.Select(c => Noted(c).For(pod))];
        ledger.Put(noted);
        PreparedClaim[] open = [.. noted.Where(static c => !c.IsPrepared)];
        foreach (var (name, driver) in processes)
        {
            PreparedClaim[] batch = [.. open.Where(c => c.Drivers.ContainsKey(name))];
            if (batch.Length == 0)
            {
                continue;
            }
            var answers = await DriverCall.RunAsync<DeviceProto.NodePrepareResourceResponse>(
                "NodePrepareResources", batch, async () => (await driver.Calls.PrepareAsync(new() { Claims = { batch.Select(static c => c.Message()) } }, cancel)).Claims, static a => a.Error, cancel);
            open = [.. open.Select(c => c.Drivers.ContainsKey(name) ? c.With(name, answers[c.Uid].Devices.Select(Device)) : c)];
        }
        if (open.Length > 0)
        {
            ledger.Put([.. open.Select(static c => c with { IsPrepared = true })]);
        }
    }

    private PreparedClaim Noted(PreparedClaim wanted) => ledger.Find(wanted.Key) switch
    {
        null => wanted,
        { } known when known.Uid == wanted.Uid => known,
        { } old => throw new DeviceException($"old ResourceClaim with same name {old.Key.Name} and different UID {old.Uid} still exists (previous pod force-deleted?!)"),
    };

    private static PreparedDevice Device(DeviceProto.Device device) =>
        new(device.PoolName, device.DeviceName, [.. device.RequestNames], [.. device.CdiDeviceIds]) { ShareId = device.HasShareId ? device.ShareId : null };
}
