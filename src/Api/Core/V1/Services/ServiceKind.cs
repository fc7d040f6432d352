namespace Keles.Api.Core.V1;

/// <summary>The descriptor of Service.</summary>
public static class ServiceKind
{
    public static Kind<Service> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "Service",
        Plural = "services",
        Singular = "service",
        Namespaced = true,
        ShortNames = ["svc"],
        Categories = ["all"],
        Subresources =
        [
            new("proxy", "ServiceProxyOptions", Verbs.Create | Verbs.Delete | Verbs.Get | Verbs.Patch | Verbs.Update),
            new("status", "Service", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "services/specs",
        AllowsCreateOnUpdate = true,
        NameRule = ObjectNameRule.Label,
        Columns = ServiceColumns.All,
        FieldLabels = new Dictionary<string, Func<Service, string>>(StringComparer.Ordinal)
        {
            ["spec.clusterIP"] = static o => o.Spec.ClusterIP,
            ["spec.type"] = static o => o.Spec.Type,
        },
        Defaults = ServiceDefaults.Of,
        CreateRule = ServiceWriteRules.OnCreate,
        UpdateRule = ServiceWriteRules.OnUpdate,
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
        UpdatesAsNew = true,
        Validation = ServiceValidation.OnCreate,
        UpdateValidation = ServiceValidation.OnUpdate,
        StatusUpdateValidation = ServiceValidation.OnStatusUpdate,
        WarningRule = static (o, _) => ServiceWarnings.Of(o),
    };
}
