namespace Keles.Api.Core.V1;

/// <summary>The descriptor of Namespace.</summary>
public static class NamespaceKind
{
    public static Kind<Namespace> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "Namespace",
        Plural = "namespaces",
        Singular = "namespace",
        Namespaced = false,
        ShortNames = ["ns"],
        Verbs = Verbs.Create | Verbs.Delete | Verbs.Get | Verbs.List | Verbs.Patch | Verbs.Update | Verbs.Watch,
        Subresources =
        [
            new("finalize", "Namespace", Verbs.Update),
            new("status", "Namespace", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "namespaces",
        NameRule = ObjectNameRule.Label,
        Columns = NamespaceColumns.All,
        FieldLabels = new Dictionary<string, Func<Namespace, string>>(StringComparer.Ordinal)
        {
            ["status.phase"] = static o => o.Status.Phase,
        },
        Defaults = NamespaceDefaults.Of,
        CreateRule = NamespaceWriteRules.OnCreate,
        UpdateRule = NamespaceWriteRules.OnUpdate,
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
        Validation = NamespaceValidation.OnCreate,
        StatusUpdateValidation = NamespaceValidation.OnStatusUpdate,
    };
}
