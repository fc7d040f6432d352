namespace Keles.Api.Networking.V1;

/// <summary>What a client is told about an ingress that names its class in the old way.</summary>
internal static class IngressWarnings
{
    private const string Class = "kubernetes.io/ingress.class";

    public static IEnumerable<string> Of(Ingress ingress) => ingress.Metadata.Annotations.ContainsKey(Class) && ingress.Spec.IngressClassName is null
        ? [$"annotation \"{Class}\" is deprecated, please use 'spec.ingressClassName' instead"]
        : [];
}
