using System.Security.Cryptography;
using System.Text.Json;
using System.Text;
using Keles.Api;
using Keles.ApiServer.Aggregation;
using Keles.ApiServer.Discovery;

namespace Keles.ApiServer.OpenApi;

/// <summary>The documents of one set of kinds, each made when it is first asked for and kept compressed.</summary>
/// <remarks>A document is made under its own lock (that of its <see cref="Lazy{T}"/>): it costs tens of milliseconds, and once is enough.</remarks>
internal sealed class OpenApiAnswers
{
    private readonly SortedDictionary<string, OpenApiAnswer> v3 = new(StringComparer.Ordinal);

    public OpenApiAnswers(KindSet kinds)
    {
        Kinds = kinds;
        V2 = Answer("v2", kinds.All, new(() => CompressedDocument.Of(json => OpenApiDocuments.V2(json, kinds))));
        V2Protobuf = new("p" + V2.Hash, new(() => GnosticV2.Encode(V2.Document)));
        foreach (var (path, write) in OpenApiDocuments.V3(kinds))
        {
            v3[path] = Answer(path, kinds.Groups.SelectMany(g => g.Versions).FirstOrDefault(v => v.Path[1..] == path)?.Kinds ?? [], new(() => CompressedDocument.Of(write)));
        }
    }

    public KindSet Kinds { get; }

    public OpenApiAnswer V2 { get; }

    public OpenApiAnswer V2Protobuf { get; }

    public OpenApiAnswer? V3(string path) => v3.GetValueOrDefault(path);

    /// <summary>What /openapi/v3 answers: every document with its address, in which its hash stands, so that it can be kept for ever.</summary>
    /// <param name="remote">Of other API servers, whose documents stand at the same addresses here.</param>
    public void WriteIndex(Utf8JsonWriter json, IReadOnlyList<RemoteVersion> remote)
    {
        json.WriteStartObject();
        json.WriteStartObject("paths"u8);
        foreach (var (path, answer) in v3)
        {
            json.WriteStartObject(path);
            json.WriteString("serverRelativeURL"u8, $"/openapi/v3/{path}?hash={answer.Hash}");
            json.WriteEndObject();
        }

        foreach (var other in remote.Where(r => r.IsCurrent && !v3.ContainsKey($"apis/{r.GroupVersion}")))
        {
            json.WriteStartObject($"apis/{other.GroupVersion}");
            json.WriteString("serverRelativeURL"u8, $"/openapi/v3/apis/{other.GroupVersion}");
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>
    /// What is built in is the same as long as the program is: its hash is known without making the document, or the first
    /// look at the index would make all. Where kinds were added the content itself is hashed.
    /// </summary>
    private static OpenApiAnswer Answer(string path, IReadOnlyList<Kind> kinds, Lazy<CompressedDocument> document)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(path));
        if (kinds.Any(k => !Api.Kinds.All.Contains(k)))
        {
            hash.AppendData(document.Value.Gzip.Span);
        }
        else
        {
            foreach (var part in (ReadOnlySpan<Type>)[typeof(OpenApiAnswers), typeof(Kind), typeof(Machinery.Status)]) hash.AppendData(part.Module.ModuleVersionId.ToByteArray());
            foreach (var kind in kinds) hash.AppendData(Encoding.UTF8.GetBytes(kind.ToString()));
        }

        return new(Convert.ToHexString(hash.GetHashAndReset()), document);
    }
}
