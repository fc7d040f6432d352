using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PodTemplate", TypeMeta = true)]
public sealed partial record PodTemplate
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("template", 2)]
    public PodTemplateSpec Template { get; init; } = PodTemplateSpec.Empty;
}
