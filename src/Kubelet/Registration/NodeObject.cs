using Keles.Api.Core.V1;
using Keles.Linux;
using Keles.Machinery;

namespace Keles.Kubelet.Registration;

/// <summary>The node's object in the API: what it is created with, and what its status says. Pure functions.</summary>
internal static class NodeObject
{
    public const string HostnameLabel = "kubernetes.io/hostname";

    public static Node Initial(KubeletOptions options, NodeFacts facts) => new()
    {
        Metadata = new ObjectMeta { Name = options.NodeName, Labels = Labels(options), Annotations = OrderedMap<string>.Of(("volumes.kubernetes.io/controller-managed-attach-detach", "true")) },
        Spec = new NodeSpec { Taints = options.Taints },
        Status = Status(NodeStatus.Empty, options, facts),
    };

    public static OrderedMap<string> Labels(KubeletOptions options) => OrderedMap<string>.Of(
        ("beta.kubernetes.io/arch", CpuArchitecture.Name),
        ("beta.kubernetes.io/os", "linux"),
        ("kubernetes.io/arch", CpuArchitecture.Name),
        (HostnameLabel, Hostname(options)),
        ("kubernetes.io/os", "linux")).Overlay(options.Labels);

    public static string Hostname(KubeletOptions options) => options.Hostname.Length > 0 ? options.Hostname : options.NodeName;

    // What others advertise, they write into the capacity; all of it can be asked for.
    public static NodeStatus Status(NodeStatus before, KubeletOptions options, NodeFacts facts) => before with
    {
        Addresses = [.. options.Addresses.Select(a => new NodeAddress { Type = "InternalIP", Address = a.ToString() }), new NodeAddress { Type = "Hostname", Address = Hostname(options) }],
        Capacity = before.Capacity.Overlay(facts.Capacity),
        Allocatable = before.Capacity.Overlay(facts.Capacity).Overlay(facts.Allocatable),
        Conditions = NodeConditions.Of(before.Conditions, facts),
        DaemonEndpoints = new() { KubeletEndpoint = new() { Port = facts.ServerPort } },
        Images = facts.Images.IsEmpty ? default : facts.Images,
        NodeInfo = new()
        {
            MachineID = facts.Machine.MachineId,
            SystemUUID = facts.Machine.SystemUuid,
            BootID = facts.Machine.BootId,
            KernelVersion = facts.Machine.KernelVersion,
            OsImage = facts.Machine.OperatingSystem,
            ContainerRuntimeVersion = facts.RuntimeVersion,
            KubeletVersion = options.Version,
            OperatingSystem = "linux",
            Architecture = facts.Machine.Architecture,
            Swap = new() { Capacity = facts.Machine.SwapBytes },
        },
        RuntimeHandlers = facts.Handlers.IsEmpty ? default : facts.Handlers,
        Features = new() { SupplementalGroupsPolicy = facts.SupplementalGroupsPolicy },
    };
}
