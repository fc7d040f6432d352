namespace Keles.Api.Storage.V1;

/// <summary>The descriptor of CSIDriver.</summary>
public static class CSIDriverKind
{
    public static Kind<CSIDriver> Kind { get; } = new()
    {
        Group = "storage.k8s.io",
        Version = "v1",
        Name = "CSIDriver",
        Plural = "csidrivers",
        Singular = "csidriver",
        Namespaced = false,
        StoragePrefix = "csidrivers",
        AllowsUnconditionalUpdate = false,
        NameRule = ObjectNameRule.PathSegment,
        Columns = CSIDriverColumns.All,
        UpdateRule = CSIDriverWriteRules.OnUpdate,
        Defaults = CSIDriverDefaults.Of,
        Validation = CSIDriverValidation.OnCreate,
        UpdateValidation = CSIDriverValidation.OnUpdate,
    };
}
