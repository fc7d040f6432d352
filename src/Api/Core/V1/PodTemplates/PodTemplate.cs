using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A template of pods, kept as an object.</summary>
[ApiType("io.k8s.api.core.v1.PodTemplate", TypeMeta = true)]
public sealed partial record PodTemplate
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>The pods.</summary>
    [Field("template", 2)]
    public PodTemplateSpec Template { get; init; } = PodTemplateSpec.Empty;
}
