using Keles.Machinery;

namespace Keles.Api;

/// <summary>References to objects of any kind.</summary>
internal static class ReferenceValidation
{
    /// <summary>An object of the same namespace.</summary>
    public static void Local(string? group, string kind, string name, FieldPath path, FieldErrors errors)
    {
        if (group is not null) errors.RequireSubdomain(path.Child("apiGroup"), group);
        if (errors.RequireText(path.Child("kind"), kind, "kind is required")) errors.InvalidAll(path.Child("kind"), kind, PathSegmentNames.Name(kind));
        if (errors.RequireText(path.Child("name"), name, "name is required")) errors.InvalidAll(path.Child("name"), name, PathSegmentNames.Name(name));
    }
}
