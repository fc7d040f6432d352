using Keles.Machinery;

namespace Keles.Api.Rbac.V1;

/// <summary>The table of role bindings, of a namespace or of the cluster.</summary>
internal static class BindingColumns
{
    public static Column[] Of<T>(Func<T, RoleRef> role, Func<T, Items<Subject>> subjects) where T : class, IApiObject =>
    [
        DefaultColumns.Name,
        Column.Of<T>("Role", "string", b => $"{role(b).Kind}/{role(b).Name}", "The role that is given."),
        DefaultColumns.Age,
        Column.Of<T>("Users", "string", b => Names(subjects(b), "User"), "Users that have it.", priority: 1),
        Column.Of<T>("Groups", "string", b => Names(subjects(b), "Group"), "Groups that have it.", priority: 1),
        Column.Of<T>("ServiceAccounts", "string", b => Names(subjects(b), "ServiceAccount"), "Service accounts that have it.", priority: 1),
    ];

    private static string Names(Items<Subject> subjects, string kind) => string.Join(", ", subjects.Where(s => s.Kind == kind)
        .Select(static s => s.Namespace.Length > 0 && s.Kind == "ServiceAccount" ? $"{s.Namespace}/{s.Name}" : s.Name));
}
