namespace Keles.Kubelet.Volumes;

/// <summary>Permissions of what volumes are made of.</summary>
internal static class Modes
{
    /// <summary>0755.</summary>
    public const UnixFileMode Directory = (UnixFileMode)0x1ED;

    /// <summary>0777: any user of a container may write.</summary>
    public const UnixFileMode Shared = (UnixFileMode)0x1FF;

    /// <summary>0666.</summary>
    public const UnixFileMode SharedFile = (UnixFileMode)0x1B6;

    /// <summary>0750: the kubelet's own.</summary>
    public const UnixFileMode Private = (UnixFileMode)0x1E8;

    /// <summary>0644.</summary>
    public const UnixFileMode File = (UnixFileMode)0x1A4;

    /// <summary>Makes a directory with these permissions whatever the umask is; leaves an existing one alone.</summary>
    public static void MakeDirectory(string path, UnixFileMode mode)
    {
        if (!System.IO.Directory.Exists(path))
        {
            System.IO.Directory.CreateDirectory(path);
            System.IO.File.SetUnixFileMode(path, mode);
        }
    }
}
