using System.Buffers;
using System.Buffers.Binary;

namespace Keles.Streaming.Spdy.Headers;

/// <summary>
/// Puts header blocks into the zlib stream that runs through a connection. The few short headers sent here are not worth compressing:
/// each block is a stored one, which every inflater reads.
/// </summary>
internal sealed class HeaderDeflater
{
    // Method deflate with a 32 KiB window; a preset dictionary follows. The second byte makes the pair divisible by 31.
    private static readonly byte[] StreamStart = [0x78, 0x20, 0xE3, 0xC6, 0xA7, 0xC2];

    // An empty stored block: where zlib would flush. Go's inflater holds back what it has until it sees one.
    private static readonly byte[] Flush = [0, 0, 0, 0xFF, 0xFF];

    private bool _started;

    public void Append(ReadOnlySpan<byte> plain, IBufferWriter<byte> output)
    {
        if (!_started)
        {
            output.Write(StreamStart);
            _started = true;
        }
        while (plain.Length > 0)
        {
            var part = plain[..Math.Min(plain.Length, ushort.MaxValue)];
            var header = output.GetSpan(5);
            header[0] = 0; // not the last block, stored
            BinaryPrimitives.WriteUInt16LittleEndian(header[1..], (ushort)part.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(header[3..], (ushort)~part.Length);
            output.Advance(5);
            output.Write(part);
            plain = plain[part.Length..];
        }
        output.Write(Flush);
    }
}
