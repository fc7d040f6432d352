namespace Keles.Api.Core.V1;

/// <summary>The descriptor of ComponentStatus.</summary>
public static class ComponentStatusKind
{
    public static Kind<ComponentStatus> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "ComponentStatus",
        Plural = "componentstatuses",
        Singular = "componentstatus",
        Namespaced = false,
        ShortNames = ["cs"],
        Verbs = Verbs.Get | Verbs.List,
        Columns = ComponentStatusColumns.All,
        Deprecation = "v1 ComponentStatus is deprecated in v1.19+",
    };
}
