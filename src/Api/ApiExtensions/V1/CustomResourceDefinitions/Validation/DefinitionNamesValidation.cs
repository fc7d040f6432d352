using Keles.Machinery;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>What the names of a resource may be.</summary>
internal static class DefinitionNamesValidation
{
    public static void Names(CustomResourceDefinitionNames names, FieldPath path, FieldErrors errors)
    {
        Label(names.Plural, path.Child("plural"), errors);
        Label(names.Singular, path.Child("singular"), errors);
        Kind(names.Kind, path.Child("kind"), errors);
        Kind(names.ListKind, path.Child("listKind"), errors);
        for (var i = 0; i < names.ShortNames.Count; i++) LabelOf(names.ShortNames[i], path.Child("shortNames").Index(i), errors);
        if (names.Kind.Length > 0 && names.Kind == names.ListKind) errors.Invalid(path.Child("listKind"), names.ListKind, "kind and listKind may not be the same");
        for (var i = 0; i < names.Categories.Count; i++) LabelOf(names.Categories[i], path.Child("categories").Index(i), errors);
    }

    private static void Label(string name, FieldPath path, FieldErrors errors)
    {
        if (name.Length > 0) LabelOf(name, path, errors);
    }

    private static void LabelOf(string name, FieldPath path, FieldErrors errors)
    {
        if (DnsNames.Label1035(name) is { Count: > 0 } wrong) errors.Invalid(path, name, string.Join(',', wrong));
    }

    private static void Kind(string name, FieldPath path, FieldErrors errors)
    {
        if (name.Length > 0 && DnsNames.Label1035(name.ToLowerInvariant()) is { Count: > 0 } wrong)
            errors.Invalid(path, name, "may have mixed case, but should otherwise match: " + string.Join(',', wrong));
    }
}
