namespace Keles.Api.Networking.V1;

/// <summary>The descriptor of ServiceCIDR.</summary>
public static class ServiceCIDRKind
{
    public static Kind<ServiceCIDR> Kind { get; } = new()
    {
        Group = "networking.k8s.io",
        Version = "v1",
        Name = "ServiceCIDR",
        Plural = "servicecidrs",
        Singular = "servicecidr",
        Namespaced = false,
        Subresources =
        [
            new("status", "ServiceCIDR", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "servicecidrs",
        Columns = ServiceCIDRColumns.All,
        CreateRule = static o => o with { Status = ServiceCIDRStatus.Empty },
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
        Validation = ServiceCIDRValidation.OnCreate,
        UpdateValidation = ServiceCIDRValidation.OnUpdate,
    };
}
