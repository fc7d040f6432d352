namespace Keles.Api.Rbac.V1;

/// <summary>The descriptor of ClusterRoleBinding.</summary>
public static class ClusterRoleBindingKind
{
    public static Kind<ClusterRoleBinding> Kind { get; } = new()
    {
        Group = "rbac.authorization.k8s.io",
        Version = "v1",
        Name = "ClusterRoleBinding",
        Plural = "clusterrolebindings",
        Singular = "clusterrolebinding",
        Namespaced = false,
        StoragePrefix = "clusterrolebindings",
        AllowsCreateOnUpdate = true,
        NameRule = ObjectNameRule.PathSegment,
        Columns = BindingColumns.Of<ClusterRoleBinding>(static b => b.RoleRef, static b => b.Subjects),
        Defaults = BindingDefaults.Of,
        Validation = BindingValidation.OnCreate,
        UpdateValidation = BindingValidation.OnUpdate,
    };
}
