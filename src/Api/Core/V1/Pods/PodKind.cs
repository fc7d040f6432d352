namespace Keles.Api.Core.V1;

/// <summary>The descriptor of Pod.</summary>
public static class PodKind
{
    public static Kind<Pod> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "Pod",
        Plural = "pods",
        Singular = "pod",
        Namespaced = true,
        ShortNames = ["po"],
        Categories = ["all"],
        Subresources =
        [
            new("attach", "PodAttachOptions", Verbs.Create | Verbs.Get),
            new("binding", "Binding", Verbs.Create),
            new("ephemeralcontainers", "Pod", Verbs.GetPatchUpdate),
            new("eviction", "Eviction", Verbs.Create, "policy", "v1"),
            new("exec", "PodExecOptions", Verbs.Create | Verbs.Get),
            new("log", "Pod", Verbs.Get),
            new("portforward", "PodPortForwardOptions", Verbs.Create | Verbs.Get),
            new("proxy", "PodProxyOptions", Verbs.Create | Verbs.Delete | Verbs.Get | Verbs.Patch | Verbs.Update),
            new("resize", "Pod", Verbs.GetPatchUpdate),
            new("status", "Pod", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "pods",
    };
}
