namespace Keles.Machinery;

/// <summary>Immutable bytes with structural equality (base64 in JSON); null (<c>default</c>) is distinct from empty.</summary>
public readonly struct Bytes : IEquatable<Bytes>
{
    private readonly byte[]? value;

    public Bytes(ReadOnlySpan<byte> value) => this.value = value.ToArray();

    private Bytes(byte[] owned, bool _) => value = owned;

    public bool IsNull => value is null;

    public int Length => value?.Length ?? 0;

    public ReadOnlySpan<byte> Span => value;

    public ReadOnlyMemory<byte> Memory => value;

    public static Bytes FromUtf8(string text) => Owning(System.Text.Encoding.UTF8.GetBytes(text));

    public string ToUtf8() => System.Text.Encoding.UTF8.GetString(Span);

    public bool Equals(Bytes other) => IsNull == other.IsNull && Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is Bytes other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    public static bool operator ==(Bytes left, Bytes right) => left.Equals(right);

    public static bool operator !=(Bytes left, Bytes right) => !left.Equals(right);

    public override string ToString() => Convert.ToBase64String(Span);

    internal static Bytes Owning(byte[] value) => new(value, true);
}
