using System.Buffers.Binary;
using System.IO.Compression;

namespace Keles.Streaming.Spdy.Headers;

/// <summary>
/// Reads header blocks out of the zlib stream that runs through a connection. The framework's inflater knows no preset dictionaries, but
/// a dictionary is nothing else than text that came before: it is fed to the inflater as a stored block, and what comes of it is thrown away.
/// </summary>
internal sealed class HeaderInflater : IDisposable
{
    private const int ZlibHeader = 2;
    private const int DictionaryId = 4;
    private const int DictionaryFlag = 0x20;

    private readonly BlockFeed _feed = new();
    private readonly DeflateStream _inflate;
    private bool _started;

    public HeaderInflater()
    {
        _inflate = new DeflateStream(_feed, CompressionMode.Decompress);
    }

    /// <summary>Makes a block's bytes available to <see cref="Read"/>; to be called for every block, also unwanted ones.</summary>
    public void Feed(ReadOnlyMemory<byte> block)
    {
        if (!_started)
        {
            block = Start(block);
        }
        _feed.Add(block);
    }

    /// <summary>Fills the buffer with plain bytes.</summary>
    /// <exception cref="SpdyException">The block is too short or not deflated.</exception>
    public void Read(Span<byte> buffer)
    {
        try
        {
            _inflate.ReadExactly(buffer);
        }
        catch (Exception broken) when (broken is EndOfStreamException or InvalidDataException)
        {
            throw new SpdyException("a header block cannot be inflated", broken);
        }
    }

    public void Dispose() => _inflate.Dispose();

    private ReadOnlyMemory<byte> Start(ReadOnlyMemory<byte> block)
    {
        var bytes = block.Span;
        if (bytes.Length < ZlibHeader || (bytes[0] & 0x0F) != 8 || ((bytes[0] << 8) | bytes[1]) % 31 != 0)
        {
            throw new SpdyException("the first header block does not begin a zlib stream");
        }
        _started = true;
        if ((bytes[1] & DictionaryFlag) == 0)
        {
            return block[ZlibHeader..];
        }
        if (bytes.Length < ZlibHeader + DictionaryId || BinaryPrimitives.ReadUInt32BigEndian(bytes[ZlibHeader..]) != HeaderDictionary.Id)
        {
            throw new SpdyException("the header blocks use an unknown dictionary");
        }
        SwallowDictionary();
        return block[(ZlibHeader + DictionaryId)..];
    }

    private void SwallowDictionary()
    {
        var dictionary = HeaderDictionary.Bytes;
        var stored = new byte[5 + dictionary.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(stored.AsSpan(1), (ushort)dictionary.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(stored.AsSpan(3), (ushort)~dictionary.Length);
        dictionary.CopyTo(stored, 5);
        _feed.Add(stored);
        Read(new byte[dictionary.Length]);
    }
}
