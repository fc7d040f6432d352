using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>The kind of a policy's parameters, and which of them a binding means.</summary>
internal static class ParamValidation
{
    public static void Kind(ParamKind kind, FieldPath path, FieldErrors errors)
    {
        ApiVersion(kind.ApiVersion, path.Child("apiVersion"), errors);
        if (!errors.RequireText(path.Child("kind"), kind.Kind)) return;
        var wrong = DnsNames.Label1035(kind.Kind.ToLowerInvariant());
        if (wrong.Count > 0) errors.Invalid(path.Child("kind"), kind.Kind, $"may have mixed case, but should otherwise match: {string.Join(",", wrong)}");
    }

    private static void ApiVersion(string text, FieldPath path, FieldErrors errors)
    {
        if (!errors.RequireText(path, text)) return;
        var parts = text == "/" ? [""] : text.Split('/');
        if (parts.Length > 2)
        {
            errors.Invalid(path, text, $"unexpected GroupVersion string: {text}");
            return;
        }

        var (group, version) = parts.Length == 2 ? (parts[0], parts[1]) : ("", parts[0]);
        if (group.Length > 0 && DnsNames.Subdomain(group) is { Count: > 0 } wrongGroup) errors.Invalid(path, group, string.Join(",", wrongGroup));
        if (version.Length == 0) errors.Invalid(path, text, "version must be specified");
        else if (DnsNames.Label1035(version) is { Count: > 0 } wrongVersion) errors.Invalid(path, version, string.Join(",", wrongVersion));
    }

    public static void Reference(ParamRef? reference, FieldPath path, FieldErrors errors)
    {
        if (reference is null) return;
        const string Exclusive = "name and selector are mutually exclusive";
        var both = reference.Name.Length > 0 && reference.Selector is not null;
        if (reference.Name.Length > 0) errors.InvalidAll(path.Child("name"), reference.Name, PathSegmentNames.Name(reference.Name));
        if (both) errors.Forbidden(path.Child("name"), Exclusive);
        LabelValidation.Selector(reference.Selector, path.Child("selector"), errors);
        if (both) errors.Forbidden(path.Child("selector"), Exclusive);
        if (reference.Name.Length == 0 && reference.Selector is null) errors.Required(path, "one of name or selector must be specified");
        var action = path.Child("parameterNotFoundAction");
        if (string.IsNullOrEmpty(reference.ParameterNotFoundAction)) errors.Required(action);
        else errors.RequireOneOf(action, reference.ParameterNotFoundAction, "Deny", "Allow");
    }
}
