using System.Threading.Channels;
using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Fakes.Cri;

/// <summary>
/// A container runtime in memory: deterministic ids and addresses, time from the given clock, programs that a small shell understands
/// (<see cref="FakeShell"/>), faults on request. It passes the same contract suite as the real runtime.
/// </summary>
internal sealed class FakeCri
{
    private readonly List<Channel<ContainerEventResponse>> _watchers = [];
    private int _lastId;

    public FakeCri(TimeProvider time)
    {
        Time = time;
        Runtime = new FakeCriRuntime(this);
        Images = new FakeCriImages(this);
    }

    public ICriRuntime Runtime { get; }

    public ICriImages Images { get; }

    public TimeProvider Time { get; }

    /// <summary>Which calls fail or wait, and what was called.</summary>
    public FakeCalls Calls { get; } = new();

    /// <summary>What RuntimeReady and NetworkReady say.</summary>
    public bool RuntimeReady { get; set; } = true;

    public bool NetworkReady { get; set; } = true;

    public string Name { get; set; } = "fake";

    public string Version { get; set; } = "1.0.0";

    public string? PodCidr { get; set; }

    /// <summary>False makes GetContainerEvents and RuntimeConfig answer Unimplemented, as containerd 1.6 does.</summary>
    public bool Modern { get; set; } = true;

    /// <summary>The exit code of a program that is asked to end and has no trap of its own.</summary>
    public int TermExitCode { get; set; } = 143;

    /// <summary>What a registry out there would give: name and size.</summary>
    public Dictionary<string, ulong> Registry { get; } = new(StringComparer.Ordinal);

    /// <summary>Without it the registry gives nothing; null when it asks for none.</summary>
    public string? RegistryPassword { get; set; }

    public SortedDictionary<string, FakeImage> Store { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, FakeSandbox> Sandboxes { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, FakeContainer> Containers { get; } = new(StringComparer.Ordinal);

    /// <summary>Guards all of the above while the world runs.</summary>
    public Lock Gate { get; } = new();

    public long Now => (Time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;

    public FakeCri WithImage(string name, ulong size = 1_000_000)
    {
        Store[name] = new FakeImage(name, size);
        return this;
    }

    /// <summary>Ends a running container from within, as if its program had exited or been killed.</summary>
    public void Exit(string containerId, int code, string? reason = null)
    {
        lock (Gate)
        {
            Containers[containerId].End(code, reason);
        }
    }

    public string NewId(string kind)
    {
        // Real ids are 64 hex digits; callers must not depend on that, but may cut them.
        var number = Interlocked.Increment(ref _lastId);
        return $"{number:x4}{kind}".PadRight(64, '0');
    }

    public void Publish(ContainerEventType type, FakeContainer container)
    {
        var what = new ContainerEventResponse { ContainerId = container.Id, ContainerEventType = type, CreatedAt = Now, PodSandboxStatus = container.Sandbox.Status() };
        what.ContainersStatuses.AddRange(Containers.Values.Where(c => c.Sandbox == container.Sandbox).Select(c => c.Status()));
        foreach (var watcher in _watchers)
        {
            watcher.Writer.TryWrite(what);
        }
    }

    public Channel<ContainerEventResponse> Watch()
    {
        var channel = Channel.CreateUnbounded<ContainerEventResponse>();
        lock (Gate)
        {
            _watchers.Add(channel);
        }
        return channel;
    }

    public void Unwatch(Channel<ContainerEventResponse> channel)
    {
        lock (Gate)
        {
            _watchers.Remove(channel);
        }
    }

    public FakeContainer Container(string id) =>
        Containers.Values.FirstOrDefault(c => c.Id.StartsWith(id, StringComparison.Ordinal) && id.Length > 0)
        ?? throw new GrpcException(StatusCode.NotFound, $"an error occurred when try to find container \"{id}\": not found");

    public FakeSandbox Sandbox(string id) =>
        Sandboxes.Values.FirstOrDefault(s => s.Id.StartsWith(id, StringComparison.Ordinal) && id.Length > 0)
        ?? throw new GrpcException(StatusCode.NotFound, $"an error occurred when try to find sandbox \"{id}\": not found");

    public FakeImage? Image(string reference) =>
        Store.Values.FirstOrDefault(i => i.Id == reference || i.Name == reference || i.Name == FakeImage.FullName(reference));
}
