using Keles.Api.Core.V1;
using Keles.Api.Storage.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A claim grows only when it is bound and its class allows it.</summary>
internal sealed class PersistentVolumeClaimResize(ObjectStore store) : IAdmissionPlugin
{
    public string Name => "PersistentVolumeClaimResize";

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Operation != Operation.Update || !request.IsFor("", "persistentvolumeclaims")) return;
        var (claim, stored) = ((PersistentVolumeClaim)request.Object!, (PersistentVolumeClaim)request.Old!);
        if (Size(claim) <= Size(stored)) return;
        if (stored.Status.Phase != "Bound") throw request.Forbidden("Only bound persistent volume claims can be expanded");
        if (!await MayGrowAsync(claim, stored, cancel))
            throw request.Forbidden("only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize");
    }

    private async ValueTask<bool> MayGrowAsync(PersistentVolumeClaim claim, PersistentVolumeClaim stored, CancellationToken cancel)
    {
        var (name, before) = (claim.Spec.StorageClassName ?? "", stored.Spec.StorageClassName ?? "");
        if (name.Length == 0 || name != before) return false;
        return (await store.FindAsync<StorageClass>(StorageClassKind.Kind, "", name, cancel))?.AllowVolumeExpansion ?? false;
    }

    private static Quantity Size(PersistentVolumeClaim claim) => claim.Spec.Resources.Requests.TryGetValue(ResourceNames.Storage, out var size) ? size : Quantity.Zero;
}
