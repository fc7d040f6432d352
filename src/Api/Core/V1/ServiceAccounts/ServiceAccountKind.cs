namespace Keles.Api.Core.V1;

/// <summary>The descriptor of ServiceAccount.</summary>
public static class ServiceAccountKind
{
    public static Kind<ServiceAccount> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "ServiceAccount",
        Plural = "serviceaccounts",
        Singular = "serviceaccount",
        Namespaced = true,
        UpdatesAsNew = true,
        ShortNames = ["sa"],
        Subresources =
        [
            new("token", "TokenRequest", Verbs.Create, "authentication.k8s.io", "v1"),
        ],
        StoragePrefix = "serviceaccounts",
        CreateRule = ServiceAccountWriteRules.Cleaned,
        UpdateRule = static (o, _) => ServiceAccountWriteRules.Cleaned(o),
        WarningRule = ServiceAccountWarnings.Of,
    };
}
