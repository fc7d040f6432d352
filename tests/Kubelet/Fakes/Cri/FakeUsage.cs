using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Fakes.Cri;

/// <summary>The usage figures of the fake: the same for each running container, so that sums can be told.</summary>
internal static class FakeUsage
{
    public const ulong CpuNanoSeconds = 1_000_000;
    public const ulong MemoryBytes = 10 << 20;
    public const ulong LayerBytes = 4096;

    public static ContainerStats Of(FakeCri cri, FakeContainer container) => new()
    {
        Attributes = new ContainerAttributes
        {
            Id = container.Id,
            Metadata = container.Config.Metadata,
            Labels = { container.Config.Labels },
            Annotations = { container.Config.Annotations },
        },
        Cpu = Cpu(cri, 1),
        Memory = Memory(cri, 1),
        WritableLayer = new FilesystemUsage { Timestamp = cri.Now, UsedBytes = new UInt64Value { Value = LayerBytes }, InodesUsed = new UInt64Value { Value = 1 } },
    };

    public static PodSandboxStats Of(FakeCri cri, FakeSandbox sandbox)
    {
        var containers = cri.Containers.Values.Where(c => c.Sandbox == sandbox && c.State == ContainerState.ContainerRunning).ToList();
        return new PodSandboxStats
        {
            Attributes = new PodSandboxAttributes { Id = sandbox.Id, Metadata = sandbox.Config.Metadata, Labels = { sandbox.Config.Labels } },
            Linux = new LinuxPodSandboxStats
            {
                Cpu = Cpu(cri, (ulong)containers.Count),
                Memory = Memory(cri, (ulong)containers.Count),
                Containers = { containers.Select(c => Of(cri, c)) },
            },
        };
    }

    private static CpuUsage Cpu(FakeCri cri, ulong times) => new() { Timestamp = cri.Now, UsageCoreNanoSeconds = new UInt64Value { Value = CpuNanoSeconds * times } };

    private static MemoryUsage Memory(FakeCri cri, ulong times) => new() { Timestamp = cri.Now, WorkingSetBytes = new UInt64Value { Value = MemoryBytes * times } };
}
