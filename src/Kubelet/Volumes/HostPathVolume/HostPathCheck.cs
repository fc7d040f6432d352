using Keles.Linux;

namespace Keles.Kubelet.Volumes.HostPathVolume;

/// <summary>Checks that a path of the node is what the pod expects, and makes it where the type says so.</summary>
internal static class HostPathCheck
{
    public static void Ensure(string path, string type)
    {
        if (path.Split('/').Contains(".."))
        {
            throw new VolumeException($"invalid path {path}: must not contain '..'");
        }
        switch (type)
        {
            case "":
                MakeDirectory(path, onlyIfMissing: true);
                return;
            case "DirectoryOrCreate":
                MakeDirectory(path, onlyIfMissing: true);
                break;
            case "FileOrCreate" when FileStatus.Read(path) is null:
                MakeFile(path);
                break;
        }
        var kind = FileStatus.Read(path)?.Kind;
        var problem = type switch
        {
            "Directory" or "DirectoryOrCreate" => kind == FileKind.Directory ? null : "directory",
            "File" or "FileOrCreate" => kind == FileKind.Regular ? null : "file",
            "Socket" => kind == FileKind.Socket ? null : "socket file",
            "CharDevice" => kind == FileKind.CharacterDevice ? null : "character device",
            "BlockDevice" => kind == FileKind.BlockDevice ? null : "block device",
            _ => throw new VolumeException($"{type} is an invalid volume type"),
        };
        if (problem is not null)
        {
            throw new VolumeException($"hostPath type check failed: {path} is not a {problem}");
        }
    }

    /// <summary>The runtime would make a missing directory itself, but not say so when it cannot.</summary>
    private static void MakeDirectory(string path, bool onlyIfMissing)
    {
        if (onlyIfMissing && FileStatus.Read(path) is not null)
        {
            return;
        }
        try
        {
            Modes.MakeDirectory(path, Modes.Directory);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new VolumeException($"cannot create directory {path}: {failed.Message}", failed);
        }
    }

    private static void MakeFile(string path)
    {
        try
        {
            File.WriteAllBytes(path, []);
            File.SetUnixFileMode(path, Modes.File);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new VolumeException($"cannot create file {path}: {failed.Message}", failed);
        }
    }
}
