namespace Keles.Api.Policy.V1;

/// <summary>The descriptor of Eviction.</summary>
public static class EvictionKind
{
    public static Kind<Eviction> Kind { get; } = new()
    {
        Group = "policy",
        Version = "v1",
        Name = "Eviction",
        Plural = "evictions",
        Singular = "eviction",
        Namespaced = true,
        Verbs = Verbs.Create,
    };
}
