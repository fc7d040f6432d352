using System.Buffers.Binary;
using System.Text;

namespace Keles.Network.Dns.Messages;

/// <summary>A message being written, of bounded length. A name that was written before is referred to.</summary>
internal sealed class MessageBuffer(int limit)
{
    /// <summary>A pointer has 14 bits.</summary>
    private const int PointerReach = 0x4000;

    private readonly byte[] _bytes = new byte[limit];
    private readonly Dictionary<string, int> _names = new(StringComparer.OrdinalIgnoreCase);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Takes back what was written since.</summary>
    public void Rewind(int length)
    {
        Length = length;
        foreach (var (name, _) in _names.Where(n => n.Value >= length).ToArray())
        {
            _names.Remove(name);
        }
    }

    public bool Put(ReadOnlySpan<byte> bytes)
    {
        if (Length + bytes.Length > _bytes.Length)
        {
            return false;
        }
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
        return true;
    }

    public bool Put16(int value)
    {
        Span<byte> two = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(two, (ushort)value);
        return Put(two);
    }

    public bool Put32(uint value)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(four, value);
        return Put(four);
    }

    public void Set16(int offset, int value) => BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(offset), (ushort)value);

    /// <summary>Remembers that a name stands at an offset.</summary>
    public void Know(string name, int offset)
    {
        while (name.Length > 0)
        {
            _names.TryAdd(name, offset);
            var label = LabelEnd(name);
            offset += LabelBytes(name.AsSpan(0, label)) + 1;
            name = label < name.Length ? name[(label + 1)..] : "";
        }
    }

    /// <param name="shorten">May refer to an earlier name; in some records that is not allowed.</param>
    /// <exception cref="FormatException">The name has an empty or too long label, or is too long.</exception>
    public bool PutName(string name, bool shorten = true)
    {
        if (name.Length > DnsLimits.NameBytes * 4)
        {
            throw new FormatException("a name is too long");
        }
        for (var bytes = 1; name.Length > 0;)
        {
            if (shorten && _names.TryGetValue(name, out var at) && at < PointerReach)
            {
                return Put16(0xC000 | at);
            }
            if (Length < PointerReach)
            {
                _names.TryAdd(name, Length);
            }
            var end = LabelEnd(name);
            var count = LabelBytes(name.AsSpan(0, end));
            bytes += count + 1;
            if (count is 0 or > DnsLimits.LabelBytes || bytes > DnsLimits.NameBytes)
            {
                throw new FormatException($"\"{name}\" is no name");
            }
            if (!Put([(byte)count]) || !PutLabel(name.AsSpan(0, end)))
            {
                return false;
            }
            name = end < name.Length ? name[(end + 1)..] : "";
        }
        return Put([0]);
    }

    public bool PutText(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        return bytes.Length <= 255 && Put([(byte)bytes.Length]) && Put(bytes);
    }

    private bool PutLabel(ReadOnlySpan<char> label)
    {
        Span<byte> bytes = stackalloc byte[DnsLimits.LabelBytes];
        var count = 0;
        for (var i = 0; i < label.Length; i++)
        {
            if (label[i] == '\\')
            {
                bytes[count++] = byte.Parse(label.Slice(i + 1, 3), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
                i += 3;
            }
            else
            {
                bytes[count++] = label[i] < 0x80 ? (byte)label[i] : throw new FormatException("a name may only have ASCII letters");
            }
        }
        return Put(bytes[..count]);
    }

    private static int LabelEnd(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? name.Length : dot;
    }

    /// <summary>\ddd stands for one byte.</summary>
    private static int LabelBytes(ReadOnlySpan<char> label) => label.Length - (3 * label.Count('\\'));
}
