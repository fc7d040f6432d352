namespace Keles.Api.Networking.V1;

/// <summary>The descriptor of IPAddress.</summary>
public static class IPAddressKind
{
    public static Kind<IPAddress> Kind { get; } = new()
    {
        Group = "networking.k8s.io",
        Version = "v1",
        Name = "IPAddress",
        Plural = "ipaddresses",
        Singular = "ipaddress",
        Namespaced = false,
        ShortNames = ["ip"],
        StoragePrefix = "ipaddresses",
        NameRule = ObjectNameRule.CanonicalAddress,
        Columns = IPAddressColumns.All,
        Validation = IPAddressValidation.OnCreate,
        UpdateValidation = IPAddressValidation.OnUpdate,
    };
}
