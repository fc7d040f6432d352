using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

[ApiType("io.k8s.api.apps.v1.ControllerRevision", TypeMeta = true)]
public sealed partial record ControllerRevision
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("data", 2)]
    public RawJson Data { get; init; }

    [Field("revision", 3, Required = true, Always = true)]
    public long Revision { get; init; }
}
