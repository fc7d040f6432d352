using System.Text.Json;
using Keles.Api;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer;

/// <summary>How objects of one kind lie in the store: the keys' prefix and the head that every canonical text begins with.</summary>
/// <remarks>Example: <c>/registry/pods/default/a</c> holds <c>{"kind":"Pod","apiVersion":"v1","metadata":{"name":"a",…</c>. What another
/// program wrote (an upstream server's protobuf, JSON in another order) is decoded, defaulted and encoded again when it is read.</remarks>
public class StoredForm
{
    private int followers;

    /// <param name="prefix">In place of the kind's own, for objects that never come to the store.</param>
    public StoredForm(Kind kind, string? prefix = null)
    {
        ArgumentNullException.ThrowIfNull(kind);
        Kind = kind;
        Prefix = $"/registry/{prefix ?? kind.StoragePrefix ?? throw new ArgumentException($"{kind} is not stored", nameof(kind))}/";
        Head = System.Text.Encoding.UTF8.GetBytes($"{{\"kind\":\"{kind.Name}\",\"apiVersion\":\"{kind.ApiVersion}\",\"metadata\":{{");
    }

    public Kind Kind { get; }

    /// <summary>Ends with a slash.</summary>
    public string Prefix { get; }

    public ReadOnlyMemory<byte> Head { get; }

    /// <summary>Somebody in the process holds the records of this kind anyway, so that the cache may hold them too.</summary>
    internal bool IsFollowed => Volatile.Read(ref followers) > 0;

    internal RecentRecords Recent { get; } = new();

    /// <summary>Until it is disposed, records of this kind are kept with their texts.</summary>
    internal IDisposable Follow() => new Following(this);

    public string KeyOf(string ns, string name) => Kind.Namespaced ? $"{Prefix}{ns}/{name}" : Prefix + name;

    /// <summary>The keys of one namespace, or of all when it is empty.</summary>
    public string PrefixOf(string ns) => Kind.Namespaced && ns.Length > 0 ? $"{Prefix}{ns}/" : Prefix;

    /// <summary>The canonical text of an object, without resource version.</summary>
    public byte[] Encode(IApiObject value)
    {
        var bare = value.Metadata.ResourceVersion.Length == 0 ? value : value.WithMetadata(value.Metadata with { ResourceVersion = "" });
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) Kind.WriteJson(bare, writer);
        return buffer.Written.ToArray();
    }

    /// <summary>The form of an object: this one, but for resources whose objects are stored in several versions.</summary>
    public virtual StoredForm For(IApiObject value) => this;

    /// <summary>What the store holds under a key; throws <see cref="DecodeException"/> when it is no object of this kind.</summary>
    public virtual StoredObject Read(string key, ReadOnlyMemory<byte> value, long revision) =>
        new(this, key, IsCanonical(value.Span) ? value : Recode(value), revision);

    private bool IsCanonical(ReadOnlySpan<byte> value) => value.Length > Head.Length && value.StartsWith(Head.Span) && value[Head.Length] == '"';

    private byte[] Recode(ReadOnlyMemory<byte> value)
    {
        var decoded = ProtoEnvelope.HasMagic(value.Span) ? Kind.ReadProto(ProtoEnvelope.Read(value).Raw.Span) : Kind.ReadJson(value.Span);
        return Encode(Kind.Default(decoded));
    }

    private sealed class Following : IDisposable
    {
        private StoredForm? form;

        public Following(StoredForm form)
        {
            this.form = form;
            Interlocked.Increment(ref form.followers);
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref form, null) is { } followed) Interlocked.Decrement(ref followed.followers);
        }
    }
}
