using Keles.Api.Core.V1;
using Keles.Linux;
using Keles.Machinery;

namespace Keles.Kubelet.Registration;

/// <summary>What is known of the node at one moment; its status is made of nothing else.</summary>
internal sealed record NodeFacts
{
    public required MachineFacts Machine { get; init; }

    public required OrderedMap<Quantity> Capacity { get; init; }

    public required OrderedMap<Quantity> Allocatable { get; init; }

    public string RuntimeVersion { get; init; } = "";

    public int ServerPort { get; init; }

    public Items<ContainerImage> Images { get; init; }

    public Items<NodeRuntimeHandler> Handlers { get; init; }

    public bool SupplementalGroupsPolicy { get; init; }

    /// <summary>Why the node cannot run pods; empty when it can.</summary>
    public Items<string> Problems { get; init; }

    public NodePressures Pressures { get; init; } = new(false, false, false);

    public DateTimeOffset Now { get; init; }
}
