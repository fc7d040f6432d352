using System.Buffers.Binary;

namespace Keles.Machinery.Codecs;

/// <summary>Reads protobuf messages from one span: tags, then values of the wire type found.</summary>
/// <remarks>Generated readers drive it: <see cref="Next"/> until it says no, then the method for the field's type or <see cref="Skip"/>.</remarks>
public ref struct ProtoSource
{
    private readonly ReadOnlySpan<byte> data;
    private readonly int depth;
    private int at;
    private int wire;

    public ProtoSource(ReadOnlySpan<byte> data) : this(data, 0)
    {
    }

    private ProtoSource(ReadOnlySpan<byte> data, int depth)
    {
        if (depth > Limits.ProtoDepth) throw new DecodeException("protobuf: exceeded max depth");
        this.data = data;
        this.depth = depth;
    }

    /// <summary>How many bytes were read.</summary>
    public readonly int Position => at;

    public bool Next(out int field)
    {
        field = 0;
        if (at >= data.Length) return false;
        var tag = Varint();
        field = (int)(tag >> 3);
        wire = (int)(tag & 7);
        if (field <= 0) throw new DecodeException("proto: illegal tag 0");
        return true;
    }

    public long Int64()
    {
        Expect(0);
        return (long)Varint();
    }

    public int Int32() => (int)Int64();

    public bool Bool() => Int64() != 0;

    public double Double()
    {
        Expect(1);
        var value = BinaryPrimitives.ReadDoubleLittleEndian(Take(8));
        return value;
    }

    public string String()
    {
        var bytes = Span();
        return bytes.IsEmpty ? "" : System.Text.Encoding.UTF8.GetString(bytes);
    }

    public Bytes Bytes() => new(Span());

    public ReadOnlySpan<byte> Span()
    {
        Expect(2);
        var length = Varint();
        if (length > (ulong)(data.Length - at)) throw Truncated();
        return Take((int)length);
    }

    public ProtoSource Nested() => new(Span(), depth + 1);

    public T Object<T>() where T : class, IApiType<T>
    {
        var nested = Nested();
        return T.ReadProto(ref nested);
    }

    public RawJson Raw()
    {
        var nested = Nested();
        RawJson value = default;
        while (nested.Next(out var field))
        {
            if (field == 1) value = nested.JsonText();
            else nested.Skip();
        }

        return value;
    }

    public Quantity Quantity()
    {
        var nested = Nested();
        var text = "";
        while (nested.Next(out var field))
        {
            if (field == 1) text = nested.String();
            else nested.Skip();
        }

        if (text.Length == 0) return default;
        return Machinery.Quantity.TryParse(text, out var value, out var error) ? value : throw new DecodeException(error);
    }

    public IntOrString IntOrString()
    {
        var nested = Nested();
        var (type, number, text) = (0L, 0, "");
        while (nested.Next(out var field))
        {
            switch (field)
            {
                case 1: type = nested.Int64(); break;
                case 2: number = nested.Int32(); break;
                case 3: text = nested.String(); break;
                default: nested.Skip(); break;
            }
        }

        return type == 0 ? Machinery.IntOrString.Of(number) : Machinery.IntOrString.Of(text);
    }

    public Time Time()
    {
        var (seconds, nanos) = SecondsAndNanos();
        return seconds == ZeroTimeSeconds ? default : Machinery.Time.FromUnixSeconds(InRange(seconds));
    }

    public MicroTime MicroTime()
    {
        var (seconds, nanos) = SecondsAndNanos();
        return seconds == ZeroTimeSeconds ? default : Machinery.MicroTime.FromUnix(InRange(seconds), nanos);
    }

    /// <summary>Years have four digits in every other form of a time.</summary>
    private static long InRange(long seconds) => seconds is > ZeroTimeSeconds and <= LastTimeSeconds ? seconds : throw new DecodeException("proto: time: year outside of range [0,9999]");

    public Duration Duration()
    {
        var nested = Nested();
        var nanos = 0L;
        while (nested.Next(out var field))
        {
            if (field == 1) nanos = nested.Int64();
            else nested.Skip();
        }

        return new Duration(nanos);
    }

    /// <summary>A map entry: a message with the key in 1 and the value in 2.</summary>
    public delegate T ReadValue<T>(ref ProtoSource source);

    public void Entry<T>(ref SortedDictionary<string, T>? map, ReadValue<T> read, T whenAbsent)
    {
        var nested = Nested();
        var (key, value) = ("", whenAbsent);
        while (nested.Next(out var field))
        {
            switch (field)
            {
                case 1: key = nested.String(); break;
                case 2: value = read(ref nested); break;
                default: nested.Skip(); break;
            }
        }

        map ??= new SortedDictionary<string, T>(StringComparer.Ordinal);
        map[key] = value;
    }

    /// <summary>Integers may come one by one or packed.</summary>
    public void Integers(ref List<long>? into)
    {
        into ??= [];
        if (wire != 2)
        {
            into.Add(Int64());
            return;
        }

        var packed = Nested();
        while (packed.at < packed.data.Length) into.Add((long)packed.Varint());
    }

    public void Skip()
    {
        switch (wire)
        {
            case 0: Varint(); break;
            case 1: Take(8); break;
            case 2: Span(); break;
            case 5: Take(4); break;
            default: throw new DecodeException($"proto: illegal wireType {wire}");
        }
    }

    /// <summary>Seconds of Go's zero time, which upstream writes for an absent time.</summary>
    private const long LastTimeSeconds = 253402300799;
    private const long ZeroTimeSeconds = -62135596800;

    private RawJson JsonText()
    {
        var text = Span();
        if (text.IsEmpty) return default;
        try
        {
            return RawJson.Parse(text);
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new DecodeException("embedded JSON: " + JsonErrors.Describe(e), e);
        }
    }

    private (long Seconds, int Nanos) SecondsAndNanos()
    {
        var nested = Nested();
        var (seconds, nanos) = (0L, 0);
        var any = false;
        while (nested.Next(out var field))
        {
            any = true;
            switch (field)
            {
                case 1: seconds = nested.Int64(); break;
                case 2: nanos = nested.Int32(); break;
                default: nested.Skip(); break;
            }
        }

        return any ? (seconds, nanos) : (ZeroTimeSeconds, 0);
    }

    private readonly void Expect(int type)
    {
        if (wire != type) throw new DecodeException($"proto: wrong wireType = {wire}");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > data.Length - at) throw Truncated();
        var taken = data.Slice(at, count);
        at += count;
        return taken;
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at >= data.Length) throw Truncated();
            var b = data[at++];
            value |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80) return value;
        }

        throw new DecodeException("proto: integer overflow");
    }

    private static DecodeException Truncated() => new("unexpected EOF");
}
