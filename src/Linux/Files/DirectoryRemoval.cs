namespace Keles.Linux;

/// <summary>
/// Removes a directory that strangers may have filled, whole or not at all as far as its name goes: it is first moved aside in one step, to where
/// nobody but us may enter, and then emptied there. Done again after a crash it goes on where it was.
/// </summary>
/// <remarks>Links are removed and never followed; a link in the place of the directory is refused.</remarks>
public static class DirectoryRemoval
{
    /// <summary>Beside what is removed, so that moving is renaming.</summary>
    private const string Aside = ".removed";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <param name="parent">A directory that is ours.</param>
    /// <param name="name">The name of a directory right in it.</param>
    /// <exception cref="IOException">It could not be removed, or not whole yet; or it is no directory.</exception>
    public static void Remove(string parent, string name)
    {
        if (name is "" or "." or ".." or Aside || name.Contains('/', StringComparison.Ordinal)) throw new ArgumentException($"\"{name}\" is not the name of a directory in {parent}", nameof(name));
        var (from, aside) = (Path.Combine(parent, name), Path.Combine(parent, Aside));
        var to = Path.Combine(aside, name);
        if (KindOf(from) is { } kind)
        {
            if (kind != FileKind.Directory) throw new IOException($"{from} is no directory but a {kind}");
            if (KindOf(aside) is null && OperatingSystem.IsLinux()) Directory.CreateDirectory(aside, OwnerOnly);
            if (KindOf(aside) != FileKind.Directory) throw new IOException($"{aside} is no directory");
            Empty(to);
            FileRename.Over(from, to);
        }

        Empty(to);
    }

    /// <summary>The framework's removal takes links for what they are.</summary>
    private static void Empty(string directory)
    {
        if (KindOf(directory) is not null) Directory.Delete(directory, recursive: true);
    }

    private static FileKind? KindOf(string path) => FileStatus.Read(path, followLinks: false)?.Kind;
}
