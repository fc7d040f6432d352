namespace Keles.Api.Core.V1;

/// <summary>The descriptor of Node.</summary>
public static class NodeKind
{
    public static Kind<Node> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "Node",
        Plural = "nodes",
        Singular = "node",
        Namespaced = false,
        ShortNames = ["no"],
        Subresources =
        [
            new("proxy", "NodeProxyOptions", Verbs.Create | Verbs.Delete | Verbs.Get | Verbs.Patch | Verbs.Update),
            new("status", "Node", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "minions",
    };
}
