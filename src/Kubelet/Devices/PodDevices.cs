using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Kubelet.Devices.Claims;
using Keles.Kubelet.Devices.Drivers;
using Keles.Kubelet.Devices.Health;
using Keles.Machinery;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Devices;

/// <summary>The devices of pods: prepared before a pod's sandbox is made, given to its containers, given back when nothing of the pod runs any more.</summary>
internal sealed partial class PodDevices
{
    private readonly ClaimLedger _ledger;
    private readonly ClaimPreparation _preparation;
    private readonly ClaimRelease _release;
    private readonly TimeProvider _time;
    private readonly ILogger _log;

    private static readonly TimeSpan StaleEvery = TimeSpan.FromSeconds(60);

    public PodDevices(string directory, DeviceDrivers drivers, IApiClient api, TimeProvider time, ILogger log)
    {
        var turns = new ClaimTurns();
        _ledger = new ClaimLedger(directory, log);
        _preparation = new ClaimPreparation(new PodClaims(api), _ledger, turns, drivers);
        _release = new ClaimRelease(_ledger, turns, drivers);
        (_time, _log) = (time, log);
        Healths = new DeviceHealths(time);
    }

    /// <summary>What drivers say of their devices.</summary>
    public DeviceHealths Healths { get; }

    /// <exception cref="DeviceException">Not all of them are prepared.</exception>
    public async Task PrepareAsync(Pod pod, CancellationToken cancel)
    {
        if (!PodClaims.Has(pod))
        {
            return;
        }
        try
        {
            ThrowIfUnknown();
            await _preparation.PrepareAsync(pod, cancel);
        }
        catch (DeviceException failed)
        {
            throw new DeviceException($"prepare dynamic resources: {failed.Message}", failed);
        }
    }

    /// <exception cref="DeviceException">Not all of them are given back.</exception>
    public async Task UnprepareAsync(Pod pod, CancellationToken cancel)
    {
        try
        {
            if (PodClaims.Has(pod))
            {
                ThrowIfUnknown();
            }
            await _release.UnprepareAsync(pod.Metadata.Uid, cancel);
        }
        catch (DeviceException failed)
        {
            throw new DeviceException($"unprepare dynamic resources: {failed.Message}", failed);
        }
    }

    /// <summary>The ids of a container's devices, for the runtime.</summary>
    /// <exception cref="DeviceException">They are not prepared.</exception>
    public Items<string> CdiIds(Pod pod, Container container) => PodClaims.Has(pod) ? ContainerClaims.CdiIds(pod, container, _ledger.Find) : [];

    /// <summary>How a container's devices are, for its status; none when it has none.</summary>
    public Items<ResourceStatus> StatusOf(Pod pod, Container container) => AllocatedDevices.Of(pod, container, _ledger.Find, Healths.Get);

    /// <summary>The pods that have any of these devices.</summary>
    public IEnumerable<string> Using(IReadOnlyList<DeviceKey> devices) => _ledger.All
        .Where(c => c.Drivers.Any(d => d.Value.Any(p => devices.Contains(new DeviceKey(d.Key, p.Pool, p.Device)))))
        .SelectMany(static c => c.Pods.AsEnumerable()).Distinct();

    /// <summary>Gives back, now and then, what is noted for pods that are not here any more: they were deleted while the kubelet was away.</summary>
    public async Task RunAsync(Func<string, bool> isHere, CancellationToken cancel)
    {
        while (true)
        {
            foreach (var pod in _ledger.All.SelectMany(static c => c.Pods.AsEnumerable()).Distinct().Where(p => !isHere(p)).ToArray())
            {
                try
                {
                    await _release.UnprepareAsync(pod, cancel);
                }
                catch (DeviceException failed)
                {
                    NotGivenBack(_log, pod, failed.Message);
                }
            }
            await Task.Delay(StaleEvery, _time, cancel);
        }
    }

    private void ThrowIfUnknown()
    {
        if (_ledger.Problem.Length > 0)
        {
            throw new DeviceException(_ledger.Problem);
        }
    }

    [LoggerMessage(6088, LogLevel.Warning, "Devices of pod {Pod}, which is not here any more, cannot be given back yet: {Reason}")]
    private static partial void NotGivenBack(ILogger log, string pod, string reason);
}
