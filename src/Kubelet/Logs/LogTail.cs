namespace Keles.Kubelet.Logs;

/// <summary>Finds where the last lines of a file begin without reading all of it.</summary>
internal static class LogTail
{
    private const int Block = 16 * 1024;

    public static long Start(Stream file, long lines)
    {
        var length = file.Length;
        if (lines <= 0)
        {
            return length;
        }
        var buffer = new byte[Block];
        var end = length;
        var found = 0L;
        while (end > 0)
        {
            var begin = Math.Max(0, end - Block);
            file.Position = begin;
            var count = file.ReadAtLeast(buffer.AsSpan(0, (int)(end - begin)), (int)(end - begin), throwOnEndOfStream: false);
            for (var i = count - 1; i >= 0; i--)
            {
                // The newline at the very end closes the last line and begins none.
                if (buffer[i] == '\n' && begin + i + 1 < length && ++found == lines)
                {
                    return begin + i + 1;
                }
            }
            end = begin;
        }
        return 0;
    }
}
