namespace Keles.Kubelet.Volumes;

/// <summary>A volume that is ready.</summary>
/// <param name="HostPath">The directory or file that containers get to see; empty for an image.</param>
internal sealed record MountedVolume(string HostPath)
{
    /// <summary>Whatever a container's mount says.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>An image whose content the runtime itself mounts.</summary>
    public string? Image { get; init; }

    /// <summary>Shows what is mounted on the node later on, too.</summary>
    public bool FollowsMounts { get; init; }
}
