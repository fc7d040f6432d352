using System.Formats.Tar;
using System.IO.Compression;

namespace Keles.LocalCluster;

/// <summary>Looks into an image archive before it is handed to containerd, whose own words for a wrong one say little.</summary>
internal static class ImageArchive
{
    /// <summary>An index lies near the front of an archive, or after the layers: so many entries are looked at.</summary>
    private const int EntryLimit = 100_000;

    /// <exception cref="LocalClusterException">It is missing, unreadable, or no image archive.</exception>
    public static void Check(string path)
    {
        if (!File.Exists(path))
        {
            throw new LocalClusterException($"There is no file {path}.");
        }
        try
        {
            using var file = File.OpenRead(path);
            if (!HasIndex(Plain(file)))
            {
                throw new LocalClusterException($"{path} is a tar file but not an image archive: it holds neither index.json (OCI layout) nor manifest.json (docker save).");
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new LocalClusterException($"{path} is not a whole tar file; write it again (for example with docker save or skopeo copy).", broken);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new LocalClusterException($"{path} cannot be read: {denied.Message}", denied);
        }
    }

    private static Stream Plain(FileStream file)
    {
        Span<byte> start = stackalloc byte[2];
        var read = file.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 2 && start is [0x1f, 0x8b] ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static bool HasIndex(Stream archive)
    {
        using var tar = new TarReader(archive);
        var entries = 0;
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name.TrimStart('.', '/') is "index.json" or "manifest.json")
            {
                return true;
            }
            if (++entries > EntryLimit)
            {
                break;
            }
        }
        return entries == 0 ? throw new InvalidDataException("The archive is empty.") : false;
    }
}
