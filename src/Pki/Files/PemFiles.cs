using System.Text;

namespace Keles.Pki;

/// <summary>
/// Reads and writes key files: written whole or not at all (a temporary file beside it, then renamed) and, for secrets,
/// readable by their owner alone from the first moment.
/// </summary>
public static class PemFiles
{
    /// <summary>More than any bundle of certificates needs; a wrong path to a disk image must not be read into memory.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Public = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <param name="path">The file.</param>
    /// <param name="text">All of its content.</param>
    /// <param name="durable">False for what can be made again: a power cut right after may leave it missing or empty.</param>
    public static void WriteSecret(string path, string text, bool durable = true) => Write(path, text, OwnerOnly, durable);

    /// <inheritdoc cref="WriteSecret"/>
    public static void WritePublic(string path, string text, bool durable = true) => Write(path, text, Public, durable);

    /// <summary>Null when there is no such file, or an empty one as a power cut may leave.</summary>
    public static string? ReadIfThere(string path)
    {
        try
        {
            return new FileInfo(path).Length switch
            {
                0 => null,
                <= MaxLength => File.ReadAllText(path),
                var length => throw new PkiException($"{path} is {length} bytes long, which no key file is"),
            };
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new PkiException($"{path} cannot be read: {bad.Message}", bad);
        }
    }

    private static void Write(string path, string text, UnixFileMode mode, bool durable)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            // A leftover of a crash may have another mode, and the mode is only set on a new file.
            File.Delete(temporary);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode };
            using (var file = new FileStream(temporary, options))
            {
                file.Write(Encoding.UTF8.GetBytes(text));
                file.Flush(flushToDisk: durable);
            }

            File.SetUnixFileMode(temporary, mode);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            throw new PkiException($"{path} cannot be written: {bad.Message}", bad);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What failed first is what is reported; a leftover is overwritten next time.
        }
    }
}
