using Keles.Background;
using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Runtime.Relist;

/// <summary>Looks again and again at what the runtime has, and says which pods changed. Events, where the runtime sends any, only make it look sooner.</summary>
internal sealed partial class RuntimeRelist(ICriRuntime runtime, TimeProvider time, ILogger log)
{
    private readonly Signal _wake = new();
    private DateTimeOffset _changedAt = DateTimeOffset.MinValue;

    /// <summary>Told the uid of a pod whose sandboxes or containers changed, also of pods that nobody here knows.</summary>
    public Action<string> Changed { get; set; } = static _ => { };

    /// <summary>When the last look succeeded; null before the first.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    public RelistSnapshot Snapshot { get; private set; } = RelistSnapshot.Empty;

    public void Wake() => _wake.Set();

    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await LookAsync(cancel);
            }
            catch (GrpcException failed) when (!cancel.IsCancellationRequested)
            {
                LookFailed(log, failed.Message);
            }
            await _wake.WaitAsync(RelistPace.After(time.GetUtcNow() - _changedAt), time, cancel);
        }
    }

    /// <summary>Follows the runtime's own events until it is told to stop; ends at once where the runtime has none.</summary>
    public async Task FollowEventsAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await foreach (var happened in runtime.GetContainerEventsAsync(cancel))
                {
                    _wake.Set();
                }
            }
            catch (GrpcException failed) when (!cancel.IsCancellationRequested)
            {
                if (failed.Code == StatusCode.Unimplemented)
                {
                    return;
                }
            }
            await Task.Delay(RelistPace.Normal, time, cancel);
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        var sandboxes = await runtime.ListPodSandboxesAsync(null, cancel);
        var containers = await runtime.ListContainersAsync(null, cancel);
        var now = RelistSnapshot.Of(sandboxes, containers);
        var changed = now.Changed(Snapshot);
        Snapshot = now;
        SeenAt = time.GetUtcNow();
        if (changed.Count > 0)
        {
            _changedAt = SeenAt.Value;
        }
        foreach (var uid in changed)
        {
            Changed(uid);
        }
    }
}
