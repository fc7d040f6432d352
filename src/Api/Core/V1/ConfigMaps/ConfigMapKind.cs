namespace Keles.Api.Core.V1;

/// <summary>The descriptor of ConfigMap.</summary>
public static class ConfigMapKind
{
    public static Kind<ConfigMap> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "ConfigMap",
        Plural = "configmaps",
        Singular = "configmap",
        Namespaced = true,
        ShortNames = ["cm"],
        StoragePrefix = "configmaps",
        Columns = ConfigMapColumns.All,
        UpdatesAsNew = true,
        Validation = ConfigMapValidation.OnCreate,
        UpdateValidation = ConfigMapValidation.OnUpdate,
    };
}
