namespace Keles.Kubelet.Registration;

/// <summary>What the node is short of.</summary>
internal sealed record NodePressures(bool Memory, bool Disk, bool Processes);
