namespace Keles.Api.Core.V1;

/// <summary>The descriptor of Secret.</summary>
public static class SecretKind
{
    public static Kind<Secret> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "Secret",
        Plural = "secrets",
        Singular = "secret",
        Namespaced = true,
        StoragePrefix = "secrets",
        Columns = SecretColumns.All,
        FieldLabels = new Dictionary<string, Func<Secret, string>>(StringComparer.Ordinal)
        {
            ["type"] = static o => o.Type,
        },
        Defaults = SecretDefaults.Of,
        UpdateRule = static (o, stored) => o.Type.Length > 0 ? o : o with { Type = stored.Type },
        UpdatesAsNew = true,
        Validation = SecretValidation.OnCreate,
        UpdateValidation = SecretValidation.OnUpdate,
        WarningRule = static (o, _) => SecretWarnings.Of(o),
    };
}
