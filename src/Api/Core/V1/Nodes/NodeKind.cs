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
        Defaults = NodeDefaults.Of,
        CreateRule = static o => o.Spec.ConfigSource is null ? o : o with { Spec = o.Spec with { ConfigSource = null } },
        UpdateRule = static (o, stored) => o with { Status = stored.Status, Spec = stored.Spec.ConfigSource is null ? o.Spec with { ConfigSource = null } : o.Spec },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec, Status = stored.Status.Config is null ? o.Status with { Config = null } : o.Status },
        Validation = NodeValidation.OnCreate,
        UpdateValidation = NodeValidation.OnUpdate,
        StatusUpdateValidation = NodeValidation.OnUpdate,
        WarningRule = static (o, _) => NodeWarnings.Of(o),
    };
}
