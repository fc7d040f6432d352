namespace Keles.ApiServer.Audit;

/// <summary>A file of lines that is put aside under a number when it is full; the oldest of those put aside goes.</summary>
/// <remarks>Used by one loop only.</remarks>
public sealed class AuditFile(string path, long maxBytes = AuditLimits.FileBytes, int files = AuditLimits.Files) : IDisposable
{
    /// <summary>Who reads it can see what everybody did.</summary>
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private FileStream? stream;

    public string Path => path;

    public void WriteLine(ReadOnlySpan<byte> line)
    {
        if (stream is { Length: > 0 } && stream.Length + line.Length + 1 > maxBytes) PutAside();
        stream ??= new FileStream(path, new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, UnixCreateMode = Owner });
        stream.Write(line);
        stream.WriteByte((byte)'\n');
    }

    public void Flush() => stream?.Flush();

    public void Dispose() => stream?.Dispose();

    private void PutAside()
    {
        stream!.Dispose();
        stream = null;
        for (var i = files; i > 0; i--)
        {
            var from = i == 1 ? path : $"{path}.{i - 1}";
            if (File.Exists(from)) File.Move(from, $"{path}.{i}", overwrite: true);
        }
    }
}
