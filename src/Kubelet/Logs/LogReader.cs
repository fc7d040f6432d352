using Keles.Linux;

namespace Keles.Kubelet.Logs;

/// <summary>Reads a container's log file, if wanted on and on while the container writes, also when the file is rotated meanwhile.</summary>
internal sealed class LogReader(TimeProvider time)
{
    private const int Block = 32 * 1024;
    private const int MaxLine = 256 * 1024;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <param name="path">The log file.</param>
    /// <param name="query">Which part of it.</param>
    /// <param name="output">Where to.</param>
    /// <param name="mayWrite">Whether the container may still write; asked only at the end of the file.</param>
    /// <param name="cancel">The reader has gone.</param>
    public async Task CopyAsync(string path, LogQuery query, Stream output, Func<Task<bool>> mayWrite, CancellationToken cancel)
    {
        var writer = new LogWriter(query, output);
        var file = Open(path);
        try
        {
            file.Position = query.Tail is { } tail ? LogTail.Start(file, tail) : 0;
            var rest = new List<byte>();
            while (true)
            {
                // Asked before reading: what was written before the end is then read after it.
                var last = query.Follow && !await mayWrite();
                await ReadAsync(file, rest, writer, cancel);
                if (!query.Follow || last || writer.IsFull)
                {
                    return;
                }
                if (WasRotated(path, file))
                {
                    await ReadAsync(file, rest, writer, cancel);
                    await file.DisposeAsync();
                    file = Open(path);
                    continue;
                }
                await Task.Delay(Look, time, cancel);
            }
        }
        finally
        {
            await file.DisposeAsync();
        }
    }

    private static FileStream Open(string path) => new(path, new FileStreamOptions
    {
        Access = FileAccess.Read,
        Share = FileShare.ReadWrite | FileShare.Delete,
        BufferSize = 0,
    });

    /// <summary>Hands on whole lines; the beginning of one that is still being written stays.</summary>
    private static async Task ReadAsync(FileStream file, List<byte> rest, LogWriter writer, CancellationToken cancel)
    {
        var buffer = new byte[Block];
        while (!writer.IsFull && await file.ReadAsync(buffer, cancel) is > 0 and var count)
        {
            TakeLines(buffer.AsSpan(0, count), rest, writer);
            await writer.FlushAsync(cancel);
        }
    }

    private static void TakeLines(ReadOnlySpan<byte> bytes, List<byte> rest, LogWriter writer)
    {
        while (bytes.IndexOf((byte)'\n') is >= 0 and var end)
        {
            if (rest.Count == 0)
            {
                writer.Add(bytes[..end]);
            }
            else
            {
                rest.AddRange(bytes[..end]);
                writer.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rest));
                rest.Clear();
            }
            bytes = bytes[(end + 1)..];
        }
        if (rest.Count + bytes.Length <= MaxLine)
        {
            rest.AddRange(bytes);
        }
    }

    /// <summary>The name leads to another file by now.</summary>
    private static bool WasRotated(string path, FileStream file) =>
        FileStatus.Read(path) is { } now && FileStatus.Read($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}") is { } open && now.Inode != open.Inode;
}
