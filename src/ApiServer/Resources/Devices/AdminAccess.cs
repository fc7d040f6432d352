using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Machinery;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.ApiServer;

/// <summary>Devices that others have may be looked after only from namespaces that an administrator has marked.</summary>
internal static class AdminAccess
{
    private const string Label = "resource.kubernetes.io/admin-access";
    private const string Needs = $"admin access to devices requires the `{Label}: true` label on the containing namespace";

    public static async ValueTask CheckAsync(ObjectStore store, Kind kind, IApiObject value, Items<DeviceRequest> requests, CancellationToken cancel)
    {
        var place = requests.IndexOf(static r => r.Exactly?.AdminAccess == true);
        if (place < 0 || await IsAllowedAsync(store, value.Metadata.Namespace, cancel)) return;
        var errors = new FieldErrors();
        errors.Forbidden(FieldPath.Root("spec").Child("devices", "requests").Index(place).Child("adminAccess"), Needs);
        throw ApiErrors.Invalid(kind, value.Metadata.Name, errors);
    }

    /// <summary>The same for devices that are given: whoever writes them must not grant more than the claim could ask for.</summary>
    public static async ValueTask CheckStatusAsync(ObjectStore store, ResourceClaim now, ResourceClaim before, FieldErrors errors, CancellationToken cancel)
    {
        if (PlaceOf(before) >= 0 || PlaceOf(now) is not (>= 0 and var place) || await IsAllowedAsync(store, now.Metadata.Namespace, cancel)) return;
        errors.Forbidden(FieldPath.Root("status").Child("allocation", "devices").Child("results").Index(place).Child("adminAccess"), Needs);
    }

    private static int PlaceOf(ResourceClaim claim) => claim.Status.Allocation?.Devices.Results.IndexOf(static r => r.AdminAccess == true) ?? -1;

    private static async ValueTask<bool> IsAllowedAsync(ObjectStore store, string ns, CancellationToken cancel) =>
        await store.FindAsync<Namespace>(NamespaceKind.Kind, "", ns, cancel) is { } found && found.Metadata.Labels.Get(Label) == "true";
}
