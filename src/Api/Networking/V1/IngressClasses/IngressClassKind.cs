namespace Keles.Api.Networking.V1;

/// <summary>The descriptor of IngressClass.</summary>
public static class IngressClassKind
{
    public static Kind<IngressClass> Kind { get; } = new()
    {
        Group = "networking.k8s.io",
        Version = "v1",
        Name = "IngressClass",
        Plural = "ingressclasses",
        Singular = "ingressclass",
        Namespaced = false,
        StoragePrefix = "ingressclasses",
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = IngressClassColumns.All,
        Defaults = IngressClassDefaults.Of,
        Validation = IngressClassValidation.OnCreate,
        UpdateValidation = IngressClassValidation.OnUpdate,
    };
}
