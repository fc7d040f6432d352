using System.Text;

namespace Keles.Hosting;

/// <summary>Log lines to a file that is put aside when it is full, so that two files of <c>maxBytes</c> are the most there are.</summary>
public sealed class FileSink : ILogSink
{
    public const long DefaultMaxBytes = 64 * 1024 * 1024;

    private const UnixFileMode OwnerAndGroup = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    private readonly string path;
    private readonly long maxBytes;
    private FileStream file;

    public FileSink(string path, long maxBytes = DefaultMaxBytes)
    {
        (this.path, this.maxBytes) = (path, maxBytes);
        file = Open();
    }

    public void Write(string lines)
    {
        var bytes = Encoding.UTF8.GetBytes(lines);
        if (file.Length > 0 && file.Length + bytes.Length > maxBytes)
        {
            file.Dispose();
            File.Move(path, path + ".1", overwrite: true);
            file = Open();
        }

        file.Write(bytes);
        file.Flush();
    }

    public void Dispose() => file.Dispose();

    private FileStream Open()
    {
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, UnixCreateMode = OwnerAndGroup,
            });
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new FatalException($"the log file {path} cannot be opened: {bad.Message}", bad);
        }
    }
}
