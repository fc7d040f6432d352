using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Storage.V1;

/// <summary>What holds for a driver of volumes.</summary>
internal static class CSIDriverValidation
{
    private const long LeastTokenSeconds = 600;
    private const long MostTokenSeconds = 1L << 32;
    private const long LeastUpdateSeconds = 10;

    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static void OnCreate(CSIDriver o, FieldErrors errors)
    {
        var spec = o.Spec;
        VolumeSourceValidation.CsiDriverName(o.Metadata.Name, FieldPath.Root("name"), errors);
        if (spec.AttachRequired is null) errors.Required(Spec.Child("attachedRequired"));
        if (spec.PodInfoOnMount is null) errors.Required(Spec.Child("podInfoOnMount"));
        if (spec.StorageCapacity is null) errors.Required(Spec.Child("storageCapacity"));
        if (spec.FsGroupPolicy is { } policy) errors.RequireOneOf(Spec.Child("fsGroupPolicy"), policy, "File", "None", "ReadWriteOnceWithFSType");
        Tokens(spec.TokenRequests, Spec.Child("tokenRequests"), errors);
        foreach (var mode in spec.VolumeLifecycleModes) errors.RequireOneOf(Spec.Child("volumeLifecycleModes"), mode, "Persistent", "Ephemeral");
        if (spec.SeLinuxMount is null) errors.Required(Spec.Child("seLinuxMount"));
        if (spec.NodeAllocatableUpdatePeriodSeconds is < LeastUpdateSeconds and var period) errors.Invalid(Spec.Child("nodeAllocatableUpdatePeriodSeconds"), period, "must be greater than or equal to 10 seconds");
        if (spec is { ServiceAccountTokenInSecrets: { } inSecrets, TokenRequests.IsEmpty: true }) errors.Invalid(Spec.Child("serviceAccountTokenInSecrets"), inSecrets, "serviceAccountTokenInSecrets is set but no tokenRequests are specified");
    }

    public static void OnUpdate(CSIDriver o, CSIDriver stored, FieldErrors errors)
    {
        OnCreate(o, errors);
        errors.RequireUnchanged(Spec.Child("attachedRequired"), o.Spec.AttachRequired, o.Spec.AttachRequired == stored.Spec.AttachRequired);
        errors.RequireUnchanged(Spec.Child("volumeLifecycleModes"), o.Spec.VolumeLifecycleModes, Semantic.Equal(o.Spec.VolumeLifecycleModes, stored.Spec.VolumeLifecycleModes));
    }

    private static void Tokens(Items<TokenRequest> requests, FieldPath path, FieldErrors errors)
    {
        var audiences = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < requests.Count; i++)
        {
            var (request, at) = (requests[i], path.Index(i));
            if (!audiences.Add(request.Audience))
            {
                errors.Duplicate(at.Child("audience"), request.Audience);
                continue;
            }

            if (request.ExpirationSeconds is < LeastTokenSeconds) errors.Invalid(at.Child("expirationSeconds"), request.ExpirationSeconds, "may not specify a duration less than 10 minutes");
            if (request.ExpirationSeconds is > MostTokenSeconds) errors.Invalid(at.Child("expirationSeconds"), request.ExpirationSeconds, "may not specify a duration larger than 2^32 seconds");
        }
    }
}
