namespace Keles.Linux;

/// <summary>What kind of file a path names, and whose it is.</summary>
/// <param name="Mode">The permission bits with set-uid, set-gid and sticky: 07777.</param>
public sealed record FileStatus(FileKind Kind, int Mode, uint Owner, uint Group, long Size, ulong Inode)
{
    private const ushort KindBits = 0xF000, ModeBits = 0xFFF;

    /// <summary>Null when there is no such file (or a link that leads nowhere, when links are followed).</summary>
    public static unsafe FileStatus? Read(string path, bool followLinks = true)
    {
        NativeFile.Statx found;
        var flags = followLinks ? 0 : NativeFile.NoFollow;
        if (NativeFile.StatFile(NativeFile.AtCurrentDirectory, path, flags, NativeFile.StatxBasic, &found) == 0)
        {
            return new((FileKind)(found.Mode & KindBits), found.Mode & ModeBits, found.Owner, found.Group, (long)found.Size, found.Inode);
        }
        var problem = LinuxException.Last($"stat {path}");
        return problem.Errno is Errno.NoEntry or Errno.NotDirectory ? null : throw problem;
    }
}
