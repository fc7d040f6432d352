using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Keles.ApiServer.Aggregation;

namespace Keles.ApiServer.OpenApi;

/// <summary>The document of version 2 with the schemas of other API servers in it, made when it is first asked for.</summary>
internal sealed class MergedV2
{
    public MergedV2(OpenApiAnswers own, IReadOnlyList<RemoteSchema> remote)
    {
        (Own, Remote) = (own, remote);
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', remote.Select(static r => r.Tag).Prepend(own.V2.Hash)))));
        Json = new(hash, new(Merge));
        Protobuf = new("p" + hash, new(() => GnosticV2.Encode(Json.Document)));
    }

    public OpenApiAnswers Own { get; }

    public IReadOnlyList<RemoteSchema> Remote { get; }

    public OpenApiAnswer Json { get; }

    public OpenApiAnswer Protobuf { get; }

    private CompressedDocument Merge()
    {
        using var text = Own.V2.Document.Open();
        var document = JsonNode.Parse(text, documentOptions: new() { MaxDepth = AggregationLimits.SchemaDepth })!.AsObject();
        foreach (var schema in Remote) MergedSchemas.Merge(document, schema);
        return CompressedDocument.Of(json => document.WriteTo(json));
    }
}
