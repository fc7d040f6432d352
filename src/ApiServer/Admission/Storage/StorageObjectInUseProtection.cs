using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Claims, volumes and their classes of attributes stay while somebody uses them: a controller takes the finalizer away.</summary>
internal sealed class StorageObjectInUseProtection : IAdmissionPlugin
{
    public string Name => "StorageObjectInUseProtection";

    public ValueTask<IApiObject?> MutateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Operation != Operation.Create || Finalizer(request) is not { } finalizer || request.Object is not { } value) return ValueTask.FromResult(request.Object);
        var metadata = value.Metadata;
        return ValueTask.FromResult<IApiObject?>(metadata.Finalizers.Contains(finalizer) ? value : value.WithMetadata(metadata with { Finalizers = metadata.Finalizers.Add(finalizer) }));
    }

    private static string? Finalizer(AdmissionRequest request) => (request.Request.Kind.Group, request.Resource) switch
    {
        ("", "persistentvolumeclaims") => "kubernetes.io/pvc-protection",
        ("", "persistentvolumes") => "kubernetes.io/pv-protection",
        ("storage.k8s.io", "volumeattributesclasses") => "kubernetes.io/vac-protection",
        _ => null,
    };
}
