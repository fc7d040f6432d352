using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Fakes.Cri;

/// <summary>A sandbox of the fake runtime.</summary>
internal sealed class FakeSandbox(string id, PodSandboxConfig config, string handler, string ip, long createdAt)
{
    public string Id => id;

    public PodSandboxConfig Config => config;

    public bool Ready { get; set; } = true;

    public PodSandboxState State => Ready ? PodSandboxState.SandboxReady : PodSandboxState.SandboxNotready;

    public PodSandboxStatus Status() => new()
    {
        Id = id,
        Metadata = config.Metadata,
        State = State,
        CreatedAt = createdAt,
        // A stopped sandbox gave its address back.
        Network = new PodSandboxNetworkStatus { Ip = Ready ? ip : "" },
        Linux = new LinuxPodSandboxStatus { Namespaces = new Namespace { Options = config.Linux?.SecurityContext?.NamespaceOptions ?? new() } },
        Labels = { config.Labels },
        Annotations = { config.Annotations },
        RuntimeHandler = handler,
    };

    public PodSandbox Item() => new()
    {
        Id = id,
        Metadata = config.Metadata,
        State = State,
        CreatedAt = createdAt,
        Labels = { config.Labels },
        Annotations = { config.Annotations },
        RuntimeHandler = handler,
    };
}
