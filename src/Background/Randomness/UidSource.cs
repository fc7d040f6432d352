namespace Keles.Background;

/// <summary>Makes object UIDs: random UUIDs (version 4) in lower-case text, as upstream's.</summary>
public sealed class UidSource(IRandom random)
{
    public string Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
