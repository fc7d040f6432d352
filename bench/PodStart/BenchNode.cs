using System.Diagnostics;
using System.Net;
using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Fakes;
using Keles.Kubelet;
using Keles.Kubelet.Tests.Runtime.Cri.Containerd;
using Keles.Machinery;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.PodStart.Bench;

/// <summary>A kubelet between an API in memory and a real containerd.</summary>
internal sealed class BenchNode(ContainerdProcess containerd) : IAsyncDisposable
{
    private const string Name = "node-1";

    private readonly FakeApi _api = new(TimeProvider.System);
    private readonly CancellationTokenSource _stop = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("keles-bench-").FullName;
    private Task _running = Task.CompletedTask;
    private int _last;

    public async Task StartAsync()
    {
        var options = new KubeletOptions
        {
            NodeName = Name,
            Addresses = [IPAddress.Loopback],
            RuntimeSocket = Path.Combine(Path.GetDirectoryName(containerd.Logs)!, "containerd.sock"),
            RootDirectory = Path.Combine(_directory, "kubelet"),
            PodLogDirectory = Path.Combine(_directory, "pods"),
            ContainerLogDirectory = Path.Combine(_directory, "containers"),
            CgroupParent = containerd.CgroupParent + "/kubelet",
            ImageGcHighPercent = 100,
        };
        _running = new KubeletHost(options, _api.As(ClientIdentity.Node(Name)), Surroundings.OnThisMachine, NullLogger.Instance).RunAsync(_stop.Token);
        await RunAsync(1);
    }

    /// <summary>From the pods in the API to all of them ready.</summary>
    public async Task<TimeSpan> RunAsync(int pods)
    {
        var keys = Enumerable.Range(0, pods).Select(_ => new ObjectKey("default", $"ours-{++_last}")).ToHashSet();
        var watch = Stopwatch.StartNew();
        var ready = UntilAsync(keys, static p => p?.Status.Conditions.Find(c => c.Type == "Ready")?.Status == "True");
        foreach (var key in keys)
        {
            _api.Put(APod(key));
        }
        await ready;
        var took = watch.Elapsed;
        var gone = UntilAsync(keys, static p => p is null);
        foreach (var key in keys)
        {
            await _api.Client.DeleteAsync<Pod>(key, new DeleteOptions { GracePeriodSeconds = 1 });
        }
        await gone;
        return took;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // As asked.
        }
        _stop.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task UntilAsync(HashSet<ObjectKey> keys, Func<Pod?, bool> holds)
    {
        var left = keys.ToHashSet();
        await foreach (var change in _api.Client.WatchAsync(PodKind.Kind, "default", new WatchQuery()))
        {
            var key = ObjectKey.Of(change.Object!);
            if (left.Contains(key) && holds(change.Type == ObjectEventType.Deleted ? null : (Pod)change.Object!))
            {
                left.Remove(key);
                if (left.Count == 0)
                {
                    return;
                }
            }
        }
    }

    private static Pod APod(ObjectKey key) => PodKind.Kind.Defaults(new Pod
    {
        Metadata = new ObjectMeta { Name = key.Name, Namespace = key.Namespace, Uid = "uid-of-" + key.Name },
        Spec = new PodSpec
        {
            NodeName = Name,
            TerminationGracePeriodSeconds = 1,
            RestartPolicy = "Always",
            Containers =
            [
                new Container
                {
                    Name = "c",
                    Image = TestImages.Busybox,
                    Command = ["sh", "-c", "sleep 1000000"],
                    ImagePullPolicy = "IfNotPresent",
                    TerminationMessagePath = "/dev/termination-log",
                    TerminationMessagePolicy = "File",
                },
            ],
        },
        Status = new PodStatus { Phase = "Pending" },
    });
}
