using Keles.Machinery;

namespace Keles.Api.FlowControl.V1;

/// <summary>Whose requests a flow schema is about.</summary>
internal static class FlowSubjectValidation
{
    private static readonly (string Kind, string Field)[] Kinds = [("ServiceAccount", "serviceAccount"), ("User", "user"), ("Group", "group")];

    public static void Of(Subject subject, FieldPath path, FieldErrors errors)
    {
        switch (subject.Kind)
        {
            case "ServiceAccount":
                Account(subject.ServiceAccount, path.Child("serviceAccount"), errors);
                break;
            case "User":
                Named(subject.User?.Name, "user is required when subject kind is 'User'", path.Child("user"), errors);
                break;
            case "Group":
                Named(subject.Group?.Name, "group is required when subject kind is 'Group'", path.Child("group"), errors);
                break;
            default:
                errors.NotSupported(path.Child("kind"), subject.Kind, "Group", "ServiceAccount", "User");
                return;
        }

        bool[] present = [subject.ServiceAccount is not null, subject.User is not null, subject.Group is not null];
        for (var i = 0; i < Kinds.Length; i++)
        {
            var (kind, field) = Kinds[i];
            if (kind != subject.Kind && present[i]) errors.Forbidden(path.Child(field), $"{field} is forbidden when subject kind is not '{kind}'");
        }
    }

    private static void Named(string? name, string missing, FieldPath path, FieldErrors errors)
    {
        if (name is null) errors.Required(path, missing);
        else errors.RequireText(path.Child("name"), name);
    }

    private static void Account(ServiceAccountSubject? account, FieldPath path, FieldErrors errors)
    {
        if (account is null)
        {
            errors.Required(path, "serviceAccount is required when subject kind is 'ServiceAccount'");
            return;
        }

        if (errors.RequireText(path.Child("name"), account.Name) && account.Name != "*") errors.RequireSubdomain(path.Child("name"), account.Name);
        if (errors.RequireText(path.Child("namespace"), account.Namespace, "must specify namespace for service account")) errors.RequireLabel(path.Child("namespace"), account.Namespace);
    }
}
