using System.Globalization;
using Keles.Linux;
using Keles.Machinery;

namespace Keles.Kubelet.Volumes.Payload;

/// <summary>
/// A directory whose files change all at once: they lie in a directory named for the moment, to which ..data points, and what a reader
/// opens are links through ..data. Renaming that one link over the old one is the change.
/// </summary>
/// <example>
/// <code>
/// key      -> ..data/key
/// ..data   -> ..2026_11_21_10_30_00.123456789
/// ..2026_11_21_10_30_00.123456789/key
/// </code>
/// </example>
internal sealed class AtomicDirectory(string path, TimeProvider time)
{
    private const string Data = "..data";
    private const string NewData = "..data_tmp";

    /// <summary>False when the files were there already.</summary>
    /// <param name="files">What to show from now on.</param>
    /// <param name="finish">Sees the new directory before anybody else does, to set owners.</param>
    public bool Write(OrderedMap<PayloadFile> files, Action<string> finish)
    {
        Directory.CreateDirectory(path);
        var current = Current();
        if (current is not null && Same(Path.Combine(path, current), files))
        {
            return false;
        }
        var fresh = Fresh();
        var directory = Path.Combine(path, fresh);
        Directory.CreateDirectory(directory, Modes.Directory);
        foreach (var (name, file) in files)
        {
            WriteFile(Path.Combine(directory, name), file);
        }
        finish(directory);
        Swap(fresh);
        LinkNames(files);
        RemoveOthers(fresh, files);
        return true;
    }

    private string? Current() => new FileInfo(Path.Combine(path, Data)).LinkTarget;

    private static bool Same(string directory, OrderedMap<PayloadFile> files)
    {
        if (!Directory.Exists(directory))
        {
            return false;
        }
        var found = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(directory, f)).ToHashSet(StringComparer.Ordinal);
        return found.Count == files.Count && files.All(f => found.Contains(f.Key) && File.ReadAllBytes(Path.Combine(directory, f.Key)).AsSpan().SequenceEqual(f.Value.Content.Span));
    }

    private string Fresh()
    {
        var name = ".." + time.GetUtcNow().ToString("yyyy_MM_dd_HH_mm_ss.fffffff", CultureInfo.InvariantCulture);
        var fresh = name;
        for (var i = 1; Path.Exists(Path.Combine(path, fresh)); i++)
        {
            fresh = string.Create(CultureInfo.InvariantCulture, $"{name}{i}");
        }
        return fresh;
    }

    private static void WriteFile(string file, PayloadFile content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!, Modes.Directory);
        using (var stream = new FileStream(file, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
        {
            stream.Write(content.Content.Span);
        }
        File.SetUnixFileMode(file, (UnixFileMode)content.Mode); // the umask must not take anything away
        if (content.Owner is { } owner)
        {
            FileOwner.Change(file, owner, null);
        }
    }

    private void Swap(string fresh)
    {
        var link = Path.Combine(path, NewData);
        File.Delete(link);
        File.CreateSymbolicLink(link, fresh);
        FileRename.Over(link, Path.Combine(path, Data));
    }

    private void LinkNames(OrderedMap<PayloadFile> files)
    {
        foreach (var top in TopNames(files))
        {
            var link = Path.Combine(path, top);
            if (new FileInfo(link).LinkTarget is null)
            {
                File.CreateSymbolicLink(link, Path.Combine(Data, top));
            }
        }
    }

    private void RemoveOthers(string fresh, OrderedMap<PayloadFile> files)
    {
        var kept = TopNames(files).Append(Data).Append(fresh).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos().Where(e => !kept.Contains(e.Name)).ToArray())
        {
            if (entry is DirectoryInfo directory && entry.LinkTarget is null)
            {
                directory.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
    }

    private static IEnumerable<string> TopNames(OrderedMap<PayloadFile> files) =>
        files.Select(f => f.Key.Split('/')[0]).Distinct(StringComparer.Ordinal);
}
