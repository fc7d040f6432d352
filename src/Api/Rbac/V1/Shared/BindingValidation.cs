using Keles.Machinery;

namespace Keles.Api.Rbac.V1;

/// <summary>What holds for bindings of roles.</summary>
internal static class BindingValidation
{
    private static readonly FieldPath Reference = FieldPath.Root("roleRef");

    public static void OnCreate(RoleBinding o, FieldErrors errors) => Whole(o.RoleRef, o.Subjects, namespaced: true, errors);

    public static void OnCreate(ClusterRoleBinding o, FieldErrors errors) => Whole(o.RoleRef, o.Subjects, namespaced: false, errors);

    public static void OnUpdate(RoleBinding o, RoleBinding stored, FieldErrors errors)
    {
        OnCreate(o, errors);
        Kept(o.RoleRef, stored.RoleRef, errors);
    }

    public static void OnUpdate(ClusterRoleBinding o, ClusterRoleBinding stored, FieldErrors errors)
    {
        OnCreate(o, errors);
        Kept(o.RoleRef, stored.RoleRef, errors);
    }

    private static void Kept(RoleRef now, RoleRef before, FieldErrors errors)
    {
        if (now != before) errors.Invalid(Reference, now, "cannot change roleRef");
    }

    private static void Whole(RoleRef role, Items<Subject> subjects, bool namespaced, FieldErrors errors)
    {
        errors.RequireOneOf(Reference.Child("apiGroup"), role.ApiGroup, BindingDefaults.Group);
        if (namespaced) errors.RequireOneOf(Reference.Child("kind"), role.Kind, "Role", "ClusterRole");
        else errors.RequireOneOf(Reference.Child("kind"), role.Kind, "ClusterRole");
        if (errors.RequireText(Reference.Child("name"), role.Name)) errors.InvalidAll(Reference.Child("name"), role.Name, PathSegmentNames.Name(role.Name));
        for (var i = 0; i < subjects.Count; i++) Subject(subjects[i], namespaced, FieldPath.Root("subjects").Index(i), errors);
    }

    private static void Subject(Subject subject, bool namespaced, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("name"), subject.Name);
        switch (subject.Kind)
        {
            case "ServiceAccount":
                if (subject.Name.Length > 0) errors.RequireSubdomain(path.Child("name"), subject.Name);
                errors.RequireOneOf(path.Child("apiGroup"), subject.ApiGroup, "");
                if (!namespaced) errors.RequireText(path.Child("namespace"), subject.Namespace);
                break;
            case "User" or "Group":
                errors.RequireOneOf(path.Child("apiGroup"), subject.ApiGroup, BindingDefaults.Group);
                break;
            default:
                errors.NotSupported(path.Child("kind"), subject.Kind, "ServiceAccount", "User", "Group");
                break;
        }
    }
}
