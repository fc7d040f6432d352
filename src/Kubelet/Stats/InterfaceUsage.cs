namespace Keles.Kubelet.Stats;

/// <summary>What went over one interface of a pod.</summary>
internal sealed record InterfaceUsage(string Name, ulong Received, ulong ReceiveErrors, ulong Sent, ulong SendErrors);
