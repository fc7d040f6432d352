namespace Keles.Api.Networking.V1;

/// <summary>The descriptor of NetworkPolicy.</summary>
public static class NetworkPolicyKind
{
    public static Kind<NetworkPolicy> Kind { get; } = new()
    {
        Group = "networking.k8s.io",
        Version = "v1",
        Name = "NetworkPolicy",
        Plural = "networkpolicies",
        Singular = "networkpolicy",
        Namespaced = true,
        ShortNames = ["netpol"],
        StoragePrefix = "networkpolicies",
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = NetworkPolicyColumns.All,
        Defaults = NetworkPolicyDefaults.Of,
        Validation = NetworkPolicyValidation.OnCreate,
        UpdateValidation = NetworkPolicyValidation.OnUpdate,
        WarningRule = static (o, _) => NetworkPolicyWarnings.Of(o),
    };
}
