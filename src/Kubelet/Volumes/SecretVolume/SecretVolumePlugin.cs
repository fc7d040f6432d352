using Keles.Api.Core.V1;
using Keles.Kubelet.Volumes.Payload;

namespace Keles.Kubelet.Volumes.SecretVolume;

/// <summary>The entries of a secret as files in memory.</summary>
internal sealed class SecretVolumePlugin(IPodObjects objects, MemoryDirectory memory, TimeProvider time) : IVolumePlugin
{
    public string Name => "kubernetes.io~secret";

    public bool Refreshes => true;

    public bool Handles(Volume volume) => volume.Secret is not null;

    public async Task<MountedVolume> MountAsync(VolumeRequest request, CancellationToken cancel)
    {
        var source = request.Volume.Secret!;
        var secret = await objects.SecretAsync(request.Namespace, source.SecretName, cancel);
        var files = PayloadBuilder.Of(secret, source.SecretName, source.Optional == true, source.Items, source.DefaultMode ?? PayloadBuilder.DefaultMode);
        memory.Ensure(request.Directory, null);
        new AtomicDirectory(request.Directory, time).Write(files, d => GroupOwnership.Apply(d, request.FsGroup, readOnly: true, onlyOnMismatch: false));
        return new MountedVolume(request.Directory) { ReadOnly = true };
    }
}
