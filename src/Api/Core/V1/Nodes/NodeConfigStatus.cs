using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>No longer used: which settings a kubelet has.</summary>
[ApiType("io.k8s.api.core.v1.NodeConfigStatus")]
public sealed partial record NodeConfigStatus
{
    /// <summary>Those it should have.</summary>
    [Field("assigned", 1)]
    public NodeConfigSource? Assigned { get; init; }

    /// <summary>Those it has.</summary>
    [Field("active", 2)]
    public NodeConfigSource? Active { get; init; }

    /// <summary>Those it goes back to.</summary>
    [Field("lastKnownGood", 3)]
    public NodeConfigSource? LastKnownGood { get; init; }

    /// <summary>What is wrong with those it should have.</summary>
    [Field("error", 4)]
    public string Error { get; init; } = "";
}
