using Keles.Machinery;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>What pods need to know of their node.</summary>
internal sealed record NodeView(Items<string> Addresses, OrderedMap<Quantity> Allocatable);
