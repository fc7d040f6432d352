using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>A class of ingresses that one controller serves.</summary>
[ApiType("io.k8s.api.networking.v1.IngressClass", TypeMeta = true)]
public sealed partial record IngressClass
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2)]
    public IngressClassSpec Spec { get; init; } = IngressClassSpec.Empty;
}
