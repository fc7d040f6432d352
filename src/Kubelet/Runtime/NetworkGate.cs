namespace Keles.Kubelet.Runtime;

/// <summary>Whether the runtime can give pods a network now.</summary>
internal sealed class NetworkGate
{
    /// <summary>What is wrong; null when nothing is, or nobody has looked yet.</summary>
    public string? Problem { get; set; }
}
