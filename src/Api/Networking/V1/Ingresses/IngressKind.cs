namespace Keles.Api.Networking.V1;

/// <summary>The descriptor of Ingress.</summary>
public static class IngressKind
{
    public static Kind<Ingress> Kind { get; } = new()
    {
        Group = "networking.k8s.io",
        Version = "v1",
        Name = "Ingress",
        Plural = "ingresses",
        Singular = "ingress",
        Namespaced = true,
        ShortNames = ["ing"],
        Subresources =
        [
            new("status", "Ingress", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "ingress",
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = IngressColumns.All,
        CreateRule = static o => o with { Status = IngressStatus.Empty },
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
        Validation = IngressValidation.OnCreate,
        UpdateValidation = IngressValidation.OnUpdate,
        StatusUpdateValidation = IngressValidation.OnStatusUpdate,
        WarningRule = static (o, stored) => stored is null ? IngressWarnings.Of(o) : [],
    };
}
