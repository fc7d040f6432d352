using System.Runtime.CompilerServices;

namespace Keles.Cel;

/// <summary>Any CEL value. Numbers, times and truth values live in the struct itself, so most expressions allocate nothing.</summary>
public readonly struct CelValue : IEquatable<CelValue>
{
    private readonly object? _object;
    private readonly long _bits;
    private readonly int _nanos;

    private CelValue(CelKind kind, long bits, object? @object = null, int nanos = 0)
    {
        Kind = kind;
        _bits = bits;
        _object = @object;
        _nanos = nanos;
    }

    public CelKind Kind { get; }

    public static CelValue Null => default;
    public static CelValue True => new(CelKind.Bool, 1);
    public static CelValue False => new(CelKind.Bool, 0);
    public static CelValue None { get; } = new(CelKind.Optional, 0);

    public static CelValue Of(bool value) => new(CelKind.Bool, value ? 1 : 0);
    public static CelValue Of(long value) => new(CelKind.Int, value);
    public static CelValue Of(ulong value) => new(CelKind.Uint, unchecked((long)value));
    public static CelValue Of(double value) => new(CelKind.Double, BitConverter.DoubleToInt64Bits(value));
    public static CelValue Of(string value) => new(CelKind.String, 0, value);
    public static CelValue Of(byte[] value) => new(CelKind.Bytes, 0, value);
    public static CelValue Of(ICelList value) => new(CelKind.List, 0, value);
    public static CelValue Of(ICelMap value) => new(CelKind.Map, 0, value);
    public static CelValue Of(CelType value) => new(CelKind.Type, 0, value);
    public static CelValue Of(CelOpaque value) => new(CelKind.Opaque, 0, value);
    public static CelValue Of(CelError value) => new(CelKind.Error, 0, value);
    public static CelValue Some(CelValue value) => new(CelKind.Optional, 1, new StrongBox<CelValue>(value));
    public static CelValue Error(string message) => new(CelKind.Error, 0, new CelError(message));

    /// <param name="seconds">Since 1970, in UTC.</param>
    /// <param name="nanos">0 to 999,999,999.</param>
    public static CelValue Timestamp(long seconds, int nanos) => new(CelKind.Timestamp, seconds, null, nanos);

    public static CelValue Timestamp(DateTimeOffset value)
    {
        var ticks = value.UtcTicks - DateTime.UnixEpoch.Ticks;
        var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var rest);
        return rest >= 0 ? Timestamp(seconds, (int)rest * 100) : Timestamp(seconds - 1, (int)(rest + TimeSpan.TicksPerSecond) * 100);
    }

    public static CelValue Duration(long nanoseconds) => new(CelKind.Duration, nanoseconds);

    public bool IsError => Kind == CelKind.Error;
    public bool IsTrue => Kind == CelKind.Bool && _bits != 0;
    public bool IsFalse => Kind == CelKind.Bool && _bits == 0;
    public bool HasValue => _bits != 0;

    public bool AsBool => _bits != 0;
    public long AsInt => _bits;
    public ulong AsUint => unchecked((ulong)_bits);
    public double AsDouble => BitConverter.Int64BitsToDouble(_bits);
    public string AsString => (string)_object!;
    public byte[] AsBytes => (byte[])_object!;
    public ICelList AsList => (ICelList)_object!;
    public ICelMap AsMap => (ICelMap)_object!;
    public CelType AsType => (CelType)_object!;
    public CelOpaque AsOpaque => (CelOpaque)_object!;
    public CelError AsError => (CelError)_object!;

    /// <summary>What an optional holds; ask <see cref="HasValue"/> first.</summary>
    public CelValue Unwrapped => ((StrongBox<CelValue>)_object!).Value;

    /// <summary>A timestamp's whole seconds since 1970.</summary>
    public long Seconds => _bits;

    /// <summary>A timestamp's nanoseconds within the second.</summary>
    public int Nanos => _nanos;

    /// <summary>A duration in nanoseconds.</summary>
    public long Nanoseconds => _bits;

    /// <summary>The object of a list, map, opaque value, string or byte string.</summary>
    internal object? Reference => _object;

    /// <summary>The type of this value, as <c>type(x)</c> says it.</summary>
    public CelType Type => CelTypes.Of(this);

    public override string ToString() => CelFormat.Plain(this);
    public bool Equals(CelValue other) => CelEquality.Same(this, other);
    public override bool Equals(object? obj) => obj is CelValue other && Equals(other);
    public override int GetHashCode() => CelEquality.Hash(this);
    public static bool operator ==(CelValue left, CelValue right) => left.Equals(right);
    public static bool operator !=(CelValue left, CelValue right) => !left.Equals(right);
}
