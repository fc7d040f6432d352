using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Devices that others have may be looked after only from namespaces that an administrator has marked.</summary>
internal static class AdminAccess
{
    private const string Label = "resource.kubernetes.io/admin-access";

    public static async ValueTask CheckAsync(ObjectStore store, Kind kind, IApiObject value, Items<DeviceRequest> requests, CancellationToken cancel)
    {
        var place = requests.IndexOf(static r => r.Exactly?.AdminAccess == true);
        if (place < 0 || await IsAllowedAsync(store, value.Metadata.Namespace, cancel)) return;
        var errors = new FieldErrors();
        errors.Forbidden(FieldPath.Root("spec").Child("devices", "requests").Index(place).Child("adminAccess"), $"admin access to devices requires the `{Label}: true` label on the containing namespace");
        throw ApiErrors.Invalid(kind, value.Metadata.Name, errors);
    }

    private static async ValueTask<bool> IsAllowedAsync(ObjectStore store, string ns, CancellationToken cancel) =>
        await store.FindAsync<Namespace>(NamespaceKind.Kind, "", ns, cancel) is { } found && found.Metadata.Labels.Get(Label) == "true";
}
