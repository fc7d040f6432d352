using Keles.Api.Authentication.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What a token request must hold.</summary>
internal static class TokenRequestRules
{
    private const long ShortestSeconds = 600;

    private const long LongestSeconds = 1L << 32;

    public static void CheckNames(TokenRequest wanted, ResourceRequest request)
    {
        var errors = new FieldErrors();
        var metadata = FieldPath.Root("metadata");
        if (wanted.Metadata.Name.Length > 0 && wanted.Metadata.Name != request.Name)
            errors.Invalid(metadata.Child("name"), wanted.Metadata.Name, "must match the service account name if specified");
        else if (wanted.Metadata.Namespace.Length > 0 && wanted.Metadata.Namespace != request.Namespace)
            errors.Invalid(metadata.Child("namespace"), wanted.Metadata.Namespace, "must match the service account namespace if specified");
        if (!errors.IsEmpty) throw ApiErrors.Invalid(TokenRequestKind.Kind, request.Name, errors);
    }

    public static void CheckUid(TokenRequest wanted, ObjectMeta account)
    {
        var uid = wanted.Metadata.Uid;
        if (uid.Length == 0 || uid == account.Uid) return;
        throw Conflict("TokenRequest", "authentication.k8s.io", account.Name, $"the UID in the token request ({uid}) does not match the UID of the service account ({account.Uid})");
    }

    public static void CheckSpec(TokenRequest wanted)
    {
        var errors = new FieldErrors();
        var path = FieldPath.Root("spec", "expirationSeconds");
        if (wanted.Spec.ExpirationSeconds < ShortestSeconds) errors.Invalid(path, wanted.Spec.ExpirationSeconds, "may not specify a duration less than 10 minutes");
        if (wanted.Spec.ExpirationSeconds > LongestSeconds) errors.Invalid(path, wanted.Spec.ExpirationSeconds, "may not specify a duration larger than 2^32 seconds");
        if (!errors.IsEmpty) throw ApiErrors.Invalid(TokenRequestKind.Kind, "", errors);
    }

    public static void CheckBoundUid(BoundObjectReference reference, string uid)
    {
        if (reference.Uid.Length == 0 || reference.Uid == uid) return;
        throw Conflict(reference.Kind, "", reference.Name,
            $"the UID in the bound object reference ({reference.Uid}) does not match the UID in record. The object might have been deleted and then recreated");
    }

    /// <summary>As Go prints a group, version and kind.</summary>
    public static string TypeOf(BoundObjectReference reference)
    {
        var slash = reference.ApiVersion.IndexOf('/', StringComparison.Ordinal);
        var (group, version) = slash < 0 ? ("", reference.ApiVersion) : (reference.ApiVersion[..slash], reference.ApiVersion[(slash + 1)..]);
        return $"{group}/{version}, Kind={reference.Kind}";
    }

    private static Client.ApiException Conflict(string kind, string group, string name, string why)
    {
        var qualified = group.Length == 0 ? kind : $"{kind}.{group}";
        return ApiErrors.Make(409, "Conflict", $"Operation cannot be fulfilled on {qualified} \"{name}\": {why}", new StatusDetails { Name = name, Group = group, Kind = kind });
    }
}
