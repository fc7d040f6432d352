using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

[ApiType("io.k8s.api.flowcontrol.v1.FlowSchema", TypeMeta = true)]
public sealed partial record FlowSchema
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public FlowSchemaSpec Spec { get; init; } = FlowSchemaSpec.Empty;

    [Field("status", 3)]
    public FlowSchemaStatus Status { get; init; } = FlowSchemaStatus.Empty;
}
