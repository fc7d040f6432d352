using Keles.Machinery;

namespace Keles.Kubelet.Runtime.Observed;

/// <summary>A pod sandbox, as the runtime tells it.</summary>
internal sealed record RuntimeSandbox(string Id)
{
    public bool Ready { get; init; }

    public uint Attempt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public bool HostNetwork { get; init; }

    public Items<string> Ips { get; init; }
}
