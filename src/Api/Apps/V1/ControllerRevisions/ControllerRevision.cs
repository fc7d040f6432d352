using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

/// <summary>A state of a controller's template, kept to go back to.</summary>
[ApiType("io.k8s.api.apps.v1.ControllerRevision", TypeMeta = true)]
public sealed partial record ControllerRevision
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>The state.</summary>
    [Field("data", 2)]
    public RawJson Data { get; init; }

    /// <summary>Its number.</summary>
    [Field("revision", 3, Required = true, Always = true)]
    public long Revision { get; init; }
}
