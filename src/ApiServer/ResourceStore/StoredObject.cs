using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Keles.Api;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer;

/// <summary>One object at one revision: its canonical JSON as stored, decoded at most once and shared by every reader.</summary>
/// <remarks>The revision is known only after the commit, so the text is stored without it and it is spliced in on the way out.</remarks>
public sealed class StoredObject
{
    private readonly ReadOnlyMemory<byte> json;
    private readonly StoredForm form;
    private IApiObject? decoded;

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

    /// <summary>The key in the store.</summary>
    public string Key { get; }

    public long Revision { get; }

    public int Length => json.Length;

    /// <summary>The object with its resource version. Two threads may both decode it; the results are equal.</summary>
    public IApiObject Object => decoded ??= Decode();

    public ObjectMeta Metadata => Object.Metadata;

    /// <summary>The same content at another revision: what a deletion tells of the object's last state.</summary>
    public StoredObject At(long revision) => new(form, Key, json, revision);

    /// <summary>Writes the object as JSON with its resource version.</summary>
    /// <param name="typeMeta">False for the items of a list, which carry none.</param>
    public void WriteTo(IBufferWriter<byte> output, bool typeMeta = true)
    {
        var head = form.Head.Span;
        if (typeMeta) output.Write(head);
        else output.Write("{\"metadata\":{"u8);
        if (Revision != 0)
        {
            output.Write("\"resourceVersion\":\""u8);
            Utf8Formatter.TryFormat(Revision, output.GetSpan(20), out var written);
            output.Advance(written);
            output.Write("\","u8);
        }

        output.Write(json.Span[head.Length..]);
    }

    /// <summary>An object that is answered but not stored: of a dry run, a deletion, a review.</summary>
    internal static StoredObject NotStored(StoredForm form, IApiObject value)
    {
        Revisions.TryParse(value.Metadata.ResourceVersion, out var revision);
        return new(form, form.KeyOf(value.Metadata.Namespace, value.Metadata.Name), form.Encode(value), revision, value);
    }

    private IApiObject Decode()
    {
        var value = form.Kind.ReadJson(json.Span);
        return value.WithMetadata(value.Metadata with { ResourceVersion = Revisions.Format(Revision) });
    }
}
