using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Keles.Api;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer;

/// <summary>One object at one revision: its canonical JSON as stored, decoded when somebody asks for it.</summary>
/// <remarks>The revision is known only after the commit, so the text is stored without it and it is spliced in on the way out.
/// A record takes three times the memory of its text, so it is kept only while something in the process follows its kind, or for as long as it
/// is among the latest few of its kind that were decoded.</remarks>
public sealed class StoredObject
{
    /// <summary>Texts up to this length are copied into one span; longer ones would make the connection rent a buffer of their size.</summary>
    private const int CopiedAtOnce = 3000;

    private readonly ReadOnlyMemory<byte> json;
    private readonly StoredForm form;
    private IApiObject? decoded;
    private volatile bool isPast;

    /// <param name="json">Canonical: begins with the form's head.</param>
    /// <param name="value">The decoded object with its resource version, when the caller has it at hand.</param>
    internal StoredObject(StoredForm form, string key, ReadOnlyMemory<byte> json, long revision, IApiObject? value = null)
    {
        this.form = form;
        this.json = json;
        Key = key;
        Revision = revision;
        decoded = value;
    }

    public Kind Kind => form.Kind;

    /// <summary>Its text is in this very version, so that nothing needs to be converted.</summary>
    public bool IsIn(Kind kind) => ReferenceEquals(form.Kind, kind) || (kind.StoragePrefix is not null && form.Kind.ApiVersion == kind.ApiVersion && form.Kind.StoragePrefix == kind.StoragePrefix);

    /// <summary>The key in the store.</summary>
    public string Key { get; }

    public string Name => Key[(Key.LastIndexOf('/') + 1)..];

    /// <summary>Empty for a kind without namespaces.</summary>
    public string Namespace => form.Kind.Namespaced ? Key[form.Prefix.Length..Key.IndexOf('/', form.Prefix.Length)] : "";

    public long Revision { get; }

    public int Length => json.Length;

    /// <summary>The object with its resource version. Two threads may both decode it; the results are equal.</summary>
    public IApiObject Object
    {
        get
        {
            if (decoded is { } known) return known;
            if (form.Recent.Find(this) is { } recent) return recent;
            var value = Decode();
            // Whoever comes first decides which record all others share.
            if (form.IsFollowed && !isPast) return Interlocked.CompareExchange(ref decoded, value, null) ?? value;
            form.Recent.Add(this, value);
            return value;
        }
    }

    /// <summary>Read without the rest of the object when that is not at hand.</summary>
    public ObjectMeta Metadata => (decoded ?? form.Recent.Find(this))?.Metadata ?? DecodeMetadata();

    /// <summary>A newer form took its place. Those who are about to be told may still ask for the record, but it is no longer kept.</summary>
    internal void IsReplaced()
    {
        isPast = true;
        if (decoded is not { } record) return;
        form.Recent.Add(this, record);
        decoded = null;
    }

    internal bool HasText(ReadOnlySpan<byte> text) => json.Span.SequenceEqual(text);

    /// <summary>The same content at another revision: what a deletion tells of the object's last state.</summary>
    public StoredObject At(long revision) => new(form, Key, json, revision);

    /// <summary>How many bytes <see cref="WriteTo"/> writes.</summary>
    public int WireLength(bool typeMeta = true) => (typeMeta ? form.Head.Length : ItemHead.Length) + VersionLength + json.Length - form.Head.Length;

    /// <summary>Writes the object as JSON with its resource version.</summary>
    /// <param name="typeMeta">False for the items of a list, which carry none.</param>
    public void WriteTo(IBufferWriter<byte> output, bool typeMeta = true)
    {
        var head = typeMeta ? form.Head.Span : ItemHead;
        var rest = json.Span[form.Head.Length..];
        var whole = rest.Length <= CopiedAtOnce;
        var start = output.GetSpan(head.Length + VersionLength + (whole ? rest.Length : 0));
        head.CopyTo(start);
        var length = head.Length + WriteVersion(start[head.Length..]);
        if (whole) rest.CopyTo(start[length..]);
        output.Advance(whole ? length + rest.Length : length);
        if (!whole) output.Write(rest);
    }

    private static ReadOnlySpan<byte> ItemHead => "{\"metadata\":{"u8;

    private static ReadOnlySpan<byte> VersionName => "\"resourceVersion\":\""u8;

    private static ReadOnlySpan<byte> VersionEnd => "\","u8;

    private int VersionLength => Revision == 0 ? 0 : VersionName.Length + Revisions.Digits(Revision) + VersionEnd.Length;

    private int WriteVersion(Span<byte> output)
    {
        if (Revision == 0) return 0;
        VersionName.CopyTo(output);
        Utf8Formatter.TryFormat(Revision, output[VersionName.Length..], out var digits);
        VersionEnd.CopyTo(output[(VersionName.Length + digits)..]);
        return VersionName.Length + digits + VersionEnd.Length;
    }

    /// <summary>An object that is answered but not stored: of a dry run, a deletion, a review.</summary>
    internal static StoredObject NotStored(StoredForm form, IApiObject value)
    {
        Revisions.TryParse(value.Metadata.ResourceVersion, out var revision);
        form = form.For(value);
        return new(form, form.KeyOf(value.Metadata.Namespace, value.Metadata.Name), form.Encode(value), revision, value);
    }

    private ObjectMeta DecodeMetadata()
    {
        // The text goes on after the metadata; the reader stops at its end.
        var source = new JsonSource(json.Span[(form.Head.Length - 1)..]);
        source.Start();
        return ObjectMeta.ReadJson(ref source) with { ResourceVersion = Revisions.Format(Revision) };
    }

    private IApiObject Decode()
    {
        var value = form.Kind.ReadCanonical(json.Span);
        return value.WithMetadata(value.Metadata with { ResourceVersion = Revisions.Format(Revision) });
    }
}
