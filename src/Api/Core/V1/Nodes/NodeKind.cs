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
        Columns = NodeColumns.All,
        FieldLabels = new Dictionary<string, Func<Node, string>>(StringComparer.Ordinal)
        {
            ["spec.unschedulable"] = static o => o.Spec.Unschedulable ? "true" : "false",
        },
    };
}
