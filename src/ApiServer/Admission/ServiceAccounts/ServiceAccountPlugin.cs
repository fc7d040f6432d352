using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Every pod runs as an account of its namespace and finds that account's token in its containers.</summary>
internal sealed class ServiceAccountPlugin(ObjectStore store, Surroundings surroundings) : IAdmissionPlugin
{
    private const string Default = "default";
    private const string EnforceSecrets = "kubernetes.io/enforce-mountable-secrets";

    /// <summary>A new namespace gets its default account from a controller, a moment later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    public string Name => "ServiceAccount";

    public async ValueTask<IApiObject?> MutateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Operation != Operation.Create || !request.IsFor("", "pods")) return request.Object;
        var pod = (Pod)request.Object!;
        if (pod.IsMirror()) return pod;
        var name = pod.Spec.ServiceAccountName.Length > 0 ? pod.Spec.ServiceAccountName : Default;
        pod = pod with { Spec = pod.Spec with { ServiceAccountName = name, ServiceAccount = name } };
        var account = await FindAsync(request, name, cancel);
        if (pod.Spec.AutomountServiceAccountToken ?? account.AutomountServiceAccountToken ?? true) pod = pod with { Spec = TokenVolume.Mount(pod.Spec, surroundings.Random) };
        return pod.Spec.ImagePullSecrets.IsEmpty && !account.ImagePullSecrets.IsEmpty ? pod with { Spec = pod.Spec with { ImagePullSecrets = account.ImagePullSecrets } } : pod;
    }

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Object is not Pod pod) return;
        if (request.Operation == Operation.Create && request.IsFor("", "pods"))
        {
            if (pod.IsMirror())
            {
                MirrorPods.Check(request, pod);
                return;
            }

            if (pod.Spec.ServiceAccountName.Length == 0) throw request.Forbidden($"no service account specified for pod {request.Namespace}/{pod.Metadata.Name}");
        }
        else if (request.Operation != Operation.Update || !request.IsFor("", "pods/ephemeralcontainers"))
        {
            return;
        }

        if (pod.IsMirror()) return;
        var account = await FindAsync(request, pod.Spec.ServiceAccountName, cancel);
        if (account.Metadata.Annotations.Get(EnforceSecrets) is "true" or "True" or "TRUE" or "t" or "T" or "1") MountableSecrets.Check(request, pod, account);
    }

    private async Task<ServiceAccount> FindAsync(AdmissionRequest request, string name, CancellationToken cancel)
    {
        var patience = name == Default ? Patience : TimeSpan.Zero;
        return await store.AwaitAsync<ServiceAccount>(ServiceAccountKind.Kind, request.Namespace, name, patience, surroundings.Time, cancel)
            ?? throw request.Forbidden($"error looking up service account {request.Namespace}/{name}: serviceaccount \"{name}\" not found");
    }
}
