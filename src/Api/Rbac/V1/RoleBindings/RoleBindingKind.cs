namespace Keles.Api.Rbac.V1;

/// <summary>The descriptor of RoleBinding.</summary>
public static class RoleBindingKind
{
    public static Kind<RoleBinding> Kind { get; } = new()
    {
        Group = "rbac.authorization.k8s.io",
        Version = "v1",
        Name = "RoleBinding",
        Plural = "rolebindings",
        Singular = "rolebinding",
        Namespaced = true,
        StoragePrefix = "rolebindings",
        AllowsCreateOnUpdate = true,
        NameRule = ObjectNameRule.PathSegment,
        Columns = BindingColumns.Of<RoleBinding>(static b => b.RoleRef, static b => b.Subjects),
        Defaults = BindingDefaults.Of,
        Validation = BindingValidation.OnCreate,
        UpdateValidation = BindingValidation.OnUpdate,
    };
}
