using Keles.Background;
using Keles.Grpc;
using Keles.Linux;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Housekeeping;

/// <summary>Keeps the node tidy, each thing at its own pace. What fails is tried again at the next round.</summary>
/// <param name="weigh">Gives the pods that ask for CPU the weight that they ask for together.</param>
internal sealed partial class Housekeeper(Action weigh, OrphanedPods orphans, DeadContainers dead, ImageGarbage images, LogRotation rotation, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan Weights = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Orphans = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Dead = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Images = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Logs = TimeSpan.FromSeconds(10);

    public void Start(BackgroundHost host)
    {
        _ = host.SpawnForever("weights of pods", cancel => RepeatAsync("weights of pods", Weights, Weigh, cancel));
        _ = host.SpawnForever("orphaned pods", cancel => RepeatAsync("orphaned pods", Orphans, orphans.RoundAsync, cancel));
        _ = host.SpawnForever("dead containers", cancel => RepeatAsync("dead containers", Dead, dead.RoundAsync, cancel));
        _ = host.SpawnForever("unused images", cancel => RepeatAsync("unused images", Images, images.RoundAsync, cancel));
        _ = host.SpawnForever("log rotation", cancel => RepeatAsync("log rotation", Logs, rotation.RoundAsync, cancel));
    }

    private Task Weigh(CancellationToken cancel)
    {
        weigh();
        return Task.CompletedTask;
    }

    private async Task RepeatAsync(string name, TimeSpan interval, Func<CancellationToken, Task> round, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await round(cancel);
            }
            catch (Exception failed) when (failed is GrpcException or IOException or UnauthorizedAccessException or LinuxException && !cancel.IsCancellationRequested)
            {
                RoundFailed(log, name, failed.Message);
            }
            await Task.Delay(interval, time, cancel);
        }
    }

    [LoggerMessage(6043, LogLevel.Warning, "Housekeeping of {What} failed: {Reason}")]
    private static partial void RoundFailed(ILogger log, string what, string reason);
}
