using Keles.Api.Authentication.V1;
using Keles.Api.Core.V1;
using Keles.Api.Nodes.V1;

namespace Keles.Kubelet.Volumes;

/// <summary>The objects that pods of this node refer to. Null means that there is no such object; other failures are thrown.</summary>
internal interface IPodObjects
{
    Task<ConfigMap?> ConfigMapAsync(string ns, string name, CancellationToken cancel);

    Task<Secret?> SecretAsync(string ns, string name, CancellationToken cancel);

    Task<PersistentVolumeClaim?> ClaimAsync(string ns, string name, CancellationToken cancel);

    Task<PersistentVolume?> VolumeAsync(string name, CancellationToken cancel);

    Task<RuntimeClass?> RuntimeClassAsync(string name, CancellationToken cancel);

    Task<TokenRequestStatus> TokenAsync(string ns, string serviceAccount, TokenRequestSpec request, CancellationToken cancel);
}
