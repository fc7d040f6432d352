using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

/// <summary>Which requests go to which priority level.</summary>
[ApiType("io.k8s.api.flowcontrol.v1.FlowSchema", TypeMeta = true)]
public sealed partial record FlowSchema
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2)]
    public FlowSchemaSpec Spec { get; init; } = FlowSchemaSpec.Empty;

    /// <summary>What is so at present; written by the system.</summary>
    [Field("status", 3)]
    public FlowSchemaStatus Status { get; init; } = FlowSchemaStatus.Empty;
}
