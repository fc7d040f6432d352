using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>How HTTP requests from outside come to services.</summary>
[ApiType("io.k8s.api.networking.v1.Ingress", TypeMeta = true)]
public sealed partial record Ingress
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2)]
    public IngressSpec Spec { get; init; } = IngressSpec.Empty;

    /// <summary>What is so at present; written by the system.</summary>
    [Field("status", 3)]
    public IngressStatus Status { get; init; } = IngressStatus.Empty;
}
