using Keles.Machinery;

namespace Keles.Kubelet.Runtime.Observed;

/// <summary>All that the runtime has of one pod. Both lists have the newest first.</summary>
internal sealed record RuntimePod(string Uid)
{
    public string Name { get; init; } = "";

    public string Namespace { get; init; } = "";

    public Items<RuntimeSandbox> Sandboxes { get; init; }

    public Items<RuntimeContainer> Containers { get; init; }

    /// <summary>The newest sandbox.</summary>
    public RuntimeSandbox? Sandbox => Sandboxes.IsEmpty ? null : Sandboxes[0];

    public Items<string> Ips => Sandbox is { Ready: true } ready ? ready.Ips : [];

    public bool AnyRunning => Containers.Any(c => c.State is RuntimeState.Running or RuntimeState.Unknown) || Sandboxes.Any(s => s.Ready);

    /// <summary>The newest instance of a container.</summary>
    public RuntimeContainer? Find(string name) => Containers.Find(c => c.Name == name);
}
