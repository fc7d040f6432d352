using System.Text.Json;
using Keles.Api.CustomResources;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer;

/// <summary>How objects of a custom resource lie in the store: each in the version it was last written in, which its head tells.</summary>
/// <remarks>What is read is brought under the present schema of that version at once (unknown members go, defaults come), so that
/// every read of a changed definition sees its change; the store's own copy follows with the next write.</remarks>
internal sealed class CustomStoredForm : StoredForm
{
    private readonly CustomResource resource;
    private readonly Dictionary<string, CustomStoredForm> versions;

    public CustomStoredForm(CustomResource resource)
        : this(resource, resource.Lead, [])
    {
        foreach (var kind in resource.AllKinds) versions[kind.ApiVersion] = kind == resource.Lead ? this : new(resource, kind, versions);
    }

    private CustomStoredForm(CustomResource resource, CustomKind kind, Dictionary<string, CustomStoredForm> versions)
        : base(kind)
    {
        this.resource = resource;
        this.versions = versions;
    }

    public override StoredForm For(IApiObject value) => value is CustomObject custom && versions.TryGetValue(custom.ApiVersion, out var form) ? form : this;

    public override StoredObject Read(string key, ReadOnlyMemory<byte> value, long revision)
    {
        var form = versions.GetValueOrDefault(VersionOf(value.Span)) ?? versions[resource.Storage.ApiVersion];
        var read = ((CustomKind)form.Kind).ReadForeign(value.Span);
        return new(form, key, form.Encode(read), revision);
    }

    private static string VersionOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonFormat.Reading);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var found = reader.ValueTextEquals("apiVersion"u8);
                reader.Read();
                if (found && reader.TokenType == JsonTokenType.String) return reader.GetString()!;
                reader.Skip();
            }
        }
        catch (JsonException e)
        {
            throw new DecodeException(JsonErrors.Describe(e), e);
        }

        return "";
    }
}
