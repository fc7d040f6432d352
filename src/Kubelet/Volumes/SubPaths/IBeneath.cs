namespace Keles.Kubelet.Volumes.SubPaths;

/// <summary>Opens files of a directory that somebody hostile may rearrange meanwhile.</summary>
internal interface IBeneath
{
    /// <summary>Opens what is there, or makes a directory with its parents; never outside the root.</summary>
    /// <exception cref="VolumeException">The path leads out of the root.</exception>
    OpenedBeneath OpenOrMakeDirectory(string root, string path);
}
