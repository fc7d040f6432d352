using System.Text;
using Keles.Api;
using Keles.Api.CustomResources;
using Keles.Client;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.Yaml;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>Reads bodies: bounded, in any of the formats, with unknown and duplicate fields refused, warned of or ignored.</summary>
internal static class BodyReader
{
    /// <summary>How much of a body that nobody understands is shown to its sender.</summary>
    private const int Shown = 30;

    public static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > HttpLimits.Body) throw ApiErrors.TooLarge(HttpLimits.Body);
        var whole = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancel)) > 0)
        {
            if (whole.Length + read > HttpLimits.Body) throw ApiErrors.TooLarge(HttpLimits.Body);
            whole.Write(buffer, 0, read);
        }

        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }

    public static async Task<IApiObject> ObjectAsync(HttpRequest request, Kind kind, string fieldValidation, List<string> warnings, bool cbor, CancellationToken cancel)
    {
        var type = TypeOf(request.ContentType, cbor);
        return Decode(await BytesAsync(request, cancel), type, kind, fieldValidation, warnings);
    }

    /// <param name="fieldValidation">Strict, Warn or Ignore; empty is Warn, as upstream's server has it.</param>
    public static IApiObject Decode(ReadOnlyMemory<byte> bytes, string type, Kind kind, string fieldValidation, List<string> warnings) => type switch
    {
        Negotiated.Protobuf => FromProto(bytes, kind),
        Negotiated.Yaml => FromYaml(bytes, kind, fieldValidation, warnings),
        Negotiated.Cbor => FromJson(FromCbor(bytes), kind, fieldValidation, warnings, [], bytes),
        _ => FromJson(bytes, kind, fieldValidation, warnings, [], bytes),
    };

    /// <summary>CBOR as JSON.</summary>
    public static ReadOnlyMemory<byte> FromCbor(ReadOnlyMemory<byte> bytes)
    {
        using var json = new PooledBuffer();
        try
        {
            CborSource.ToJson(bytes.Span, json);
        }
        catch (DecodeException e)
        {
            throw ApiErrors.BadRequest(e.Message);
        }

        return json.Written.ToArray();
    }

    /// <summary>What a body is; throws where nobody here reads that.</summary>
    public static string TypeOf(string? contentType, bool cbor)
    {
        if (string.IsNullOrEmpty(contentType)) return Negotiated.Json;
        var name = MediaType.Read(contentType)?.Name;
        return name is Negotiated.Json or Negotiated.Yaml or Negotiated.Protobuf || (cbor && name == Negotiated.Cbor)
            ? name
            : throw ApiErrors.UnsupportedMediaType(new Offer(Cbor: cbor).Types);
    }

    private static IApiObject FromYaml(ReadOnlyMemory<byte> bytes, Kind kind, string fieldValidation, List<string> warnings)
    {
        try
        {
            var documents = YamlReader.ReadAll(Encoding.UTF8.GetString(bytes.Span));
            var first = documents.Count > 0 ? documents[0] : new YamlDocument(null, []);
            var json = Encoding.UTF8.GetBytes(first.Value?.ToJsonString() ?? "null");
            return FromJson(json, kind, fieldValidation, warnings, first.StrictError is { } error ? [WithoutPrefix(error)] : [], bytes);
        }
        catch (YamlFormatException e)
        {
            throw Unrecognized(kind, WithoutPrefix(e.Message), bytes);
        }
    }

    private static string WithoutPrefix(string message) => message["error converting YAML to JSON: ".Length..];

    private static IApiObject FromJson(ReadOnlyMemory<byte> bytes, Kind kind, string fieldValidation, List<string> warnings, IReadOnlyList<string> duplicates, ReadOnlyMemory<byte> body)
    {
        TypeMeta meta;
        try
        {
            meta = TypeMeta.Read(bytes.Span);
        }
        catch (DecodeException e)
        {
            throw Unrecognized(kind, $"couldn't get version/kind; json parse error: {e.Message}", body);
        }

        if (kind is CustomKind && meta.Kind.Length == 0) throw Unrecognized(kind, $"Object 'Kind' is missing in '{Encoding.UTF8.GetString(bytes.Span)}'", body);
        var expected = kind is CustomKind custom ? CustomBody.Expect(custom, meta) : Expect(kind, meta);
        var strict = fieldValidation == "Ignore" ? null : new List<string>(duplicates);
        IApiObject value;
        try
        {
            value = kind.ReadJson(bytes.Span, strict);
        }
        catch (DecodeException e)
        {
            throw ApiErrors.BadRequest($"{expected} cannot be handled as a {kind.Name}: {e.Message}");
        }

        if (strict is { Count: > 0 })
        {
            if (fieldValidation == "Strict") throw ApiErrors.BadRequest($"{expected} cannot be handled as a {kind.Name}: strict decoding error: {string.Join(", ", strict)}");
            warnings.AddRange(strict);
        }

        if (kind is CustomKind own) CustomBody.Check(own, meta, value.Metadata.Name);
        return value;
    }

    private static IApiObject FromProto(ReadOnlyMemory<byte> bytes, Kind kind)
    {
        try
        {
            var envelope = ProtoEnvelope.Read(bytes);
            Expect(kind, new(envelope.ApiVersion, envelope.Kind));
            return kind.ReadProto(envelope.Raw.Span);
        }
        catch (DecodeException e)
        {
            throw ApiErrors.BadRequest($"{kind.Name} in version \"{kind.Version}\" cannot be handled as a {kind.Name}: {e.Message}");
        }
    }

    /// <summary>What the body says it is: absent parts are taken from the path, as upstream does.</summary>
    private static string Expect(Kind kind, TypeMeta meta)
    {
        var version = meta.ApiVersion.Length > 0 ? meta.ApiVersion : kind.ApiVersion;
        var name = meta.Kind.Length > 0 ? meta.Kind : kind.Name;
        var what = $"{name} in version \"{version[(version.IndexOf('/', StringComparison.Ordinal) + 1)..]}\"";
        return NamedType.Problem(kind, version, name) is { } problem ? throw ApiErrors.BadRequest($"{what} cannot be handled as a {kind.Name}: {problem}") : what;
    }

    private static ApiException Unrecognized(Kind kind, string why, ReadOnlyMemory<byte> bytes)
    {
        var start = bytes.Span[..Math.Min(bytes.Length, Shown)];
        var shown = bytes.IsEmpty ? "<empty>" : start[0] == '{' ? Encoding.UTF8.GetString(start) : Convert.ToHexStringLower(start);
        if (bytes.Length > Shown) shown += " ...";
        return ApiErrors.BadRequest($"the object provided is unrecognized (must be of type {kind.Name}): {why} ({shown})");
    }
}
