using Keles.Api.Core.V1;
using Keles.Api.Storage.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A claim that names no class gets the one marked as default, of several the newest.</summary>
internal sealed class DefaultStorageClass(ObjectStore store) : IAdmissionPlugin
{
    private const string OldAnnotation = "volume.beta.kubernetes.io/storage-class";

    private static readonly string[] Marks = ["storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class"];

    public string Name => "DefaultStorageClass";

    public ValueTask<IApiObject?> MutateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Operation != Operation.Create || !request.IsFor("", "persistentvolumeclaims")
            || request.Object is not PersistentVolumeClaim { Spec.StorageClassName: null } claim || claim.Metadata.Annotations.ContainsKey(OldAnnotation))
        {
            return ValueTask.FromResult(request.Object);
        }

        var chosen = DefaultClasses.Newest(store.List(StorageClassKind.Kind, "").Items().Select(static c => c.Object), Marks);
        return ValueTask.FromResult<IApiObject?>(chosen is null ? claim : claim with { Spec = claim.Spec with { StorageClassName = chosen } });
    }
}
