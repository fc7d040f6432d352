namespace Keles.Api.Networking.V1;

/// <summary>What holds for an ingress class when nothing is said.</summary>
internal static class IngressClassDefaults
{
    public static IngressClass Of(IngressClass o) => o.Spec.Parameters is { Scope: null } parameters
        ? o with { Spec = o.Spec with { Parameters = parameters with { Scope = "Cluster" } } }
        : o;
}
