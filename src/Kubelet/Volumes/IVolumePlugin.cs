using Keles.Api.Core.V1;

namespace Keles.Kubelet.Volumes;

/// <summary>
/// Makes one kind of volume ready for a pod's containers. What it makes lies below the request's directory, so that anything can be
/// cleaned away by its path alone, also after a restart that forgot everything.
/// </summary>
internal interface IVolumePlugin
{
    /// <summary>For the directory's name.</summary>
    string Name { get; }

    bool Handles(Volume volume);

    /// <summary>Brings the volume to what the pod asks for. Repeating it is harmless, and is how content is kept up to date.</summary>
    /// <exception cref="VolumeException">It cannot be; the message is for the user.</exception>
    Task<MountedVolume> MountAsync(VolumeRequest request, CancellationToken cancel);

    /// <summary>Whether content follows objects that may change while the pod runs.</summary>
    bool Refreshes => false;
}
