namespace Keles.Api.Rbac.V1;

/// <summary>The descriptor of Role.</summary>
public static class RoleKind
{
    public static Kind<Role> Kind { get; } = new()
    {
        Group = "rbac.authorization.k8s.io",
        Version = "v1",
        Name = "Role",
        Plural = "roles",
        Singular = "role",
        Namespaced = true,
        StoragePrefix = "roles",
        AllowsCreateOnUpdate = true,
        NameRule = ObjectNameRule.PathSegment,
        Columns = DefaultColumns.NameAndCreatedAt,
        Validation = RoleValidation.Of,
        UpdateValidation = static (o, _, errors) => RoleValidation.Of(o, errors),
    };
}
