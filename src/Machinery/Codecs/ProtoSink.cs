using System.Buffers;
using System.Buffers.Binary;

namespace Keles.Machinery.Codecs;

/// <summary>Writes protobuf messages from their end to their beginning: a nested message's length is then known when its prefix is due.</summary>
/// <remarks>Generated writers therefore call it for the fields in descending order, and for list items from the last to the first.</remarks>
public sealed class ProtoSink : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int start;

    public ProtoSink() => start = buffer.Length;

    public delegate void WriteValue<in T>(ProtoSink sink, int field, T value);

    public ReadOnlySpan<byte> Written => buffer.AsSpan(start);

    public int Length => buffer.Length - start;

    public void Dispose()
    {
        if (buffer.Length == 0) return;
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    public void Int64(int field, long value)
    {
        Varint((ulong)value);
        Tag(field, 0);
    }

    public void Bool(int field, bool value) => Int64(field, value ? 1 : 0);

    public void Double(int field, double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(Reserve(8), value);
        Tag(field, 1);
    }

    public void String(int field, string value)
    {
        var count = System.Text.Encoding.UTF8.GetByteCount(value);
        System.Text.Encoding.UTF8.GetBytes(value, Reserve(count));
        Varint((ulong)count);
        Tag(field, 2);
    }

    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Varint((ulong)value.Length);
        Tag(field, 2);
    }

    public void Bytes(int field, Bytes value) => Bytes(field, value.Span);

    public void Object<T>(int field, T value) where T : class, IApiType<T>
    {
        var end = Length;
        value.WriteProto(this);
        Close(field, end);
    }

    /// <summary>Ends (that is: begins) a nested message whose content was written since the length was <paramref name="end"/>.</summary>
    public void Close(int field, int end)
    {
        Varint((ulong)(Length - end));
        Tag(field, 2);
    }

    public void Raw(int field, RawJson value)
    {
        var end = Length;
        Bytes(1, value.Utf8);
        Close(field, end);
    }

    public void Quantity(int field, Quantity value)
    {
        var end = Length;
        String(1, value.ToString());
        Close(field, end);
    }

    public void IntOrString(int field, IntOrString value)
    {
        var end = Length;
        String(3, value.Str ?? "");
        Int64(2, value.Int);
        Int64(1, value.IsString ? 1 : 0);
        Close(field, end);
    }

    public void Time(int field, Time value)
    {
        var end = Length;
        if (!value.IsZero)
        {
            Int64(2, 0);
            Int64(1, value.UnixSeconds);
        }

        Close(field, end);
    }

    public void MicroTime(int field, MicroTime value)
    {
        var end = Length;
        if (!value.IsZero)
        {
            Int64(2, value.Nanos);
            Int64(1, value.UnixSeconds);
        }

        Close(field, end);
    }

    public void Duration(int field, Duration value)
    {
        var end = Length;
        Int64(1, value.Nanoseconds);
        Close(field, end);
    }

    /// <summary>Bytes as they are, before all that was written.</summary>
    public void Prefix(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    public void Strings(int field, Items<string> values)
    {
        for (var i = values.Count - 1; i >= 0; i--) String(field, values[i]);
    }

    public void Objects<T>(int field, Items<T> values) where T : class, IApiType<T>
    {
        for (var i = values.Count - 1; i >= 0; i--) Object(field, values[i]);
    }

    public void List<T>(int field, Items<T> values, WriteValue<T> write)
    {
        for (var i = values.Count - 1; i >= 0; i--) write(this, field, values[i]);
    }

    public void Map<T>(int field, OrderedMap<T> map, WriteValue<T> write)
    {
        for (var i = map.Count - 1; i >= 0; i--)
        {
            var end = Length;
            write(this, 2, map.Values[i]);
            String(1, map.Keys[i]);
            Close(field, end);
        }
    }

    private void Tag(int field, int wire) => Varint((ulong)((field << 3) | wire));

    private void Varint(ulong value)
    {
        var size = 1;
        for (var rest = value >> 7; rest != 0; rest >>= 7) size++;
        var span = Reserve(size);
        for (var i = 0; i < size; i++, value >>= 7) span[i] = (byte)(i < size - 1 ? (value & 0x7f) | 0x80 : value & 0x7f);
    }

    /// <summary>Room for <paramref name="count"/> bytes before all that was written.</summary>
    private Span<byte> Reserve(int count)
    {
        if (start < count)
        {
            var length = Length;
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + count));
            Written.CopyTo(larger.AsSpan(larger.Length - length));
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
            start = buffer.Length - length;
        }

        start -= count;
        return buffer.AsSpan(start, count);
    }
}
