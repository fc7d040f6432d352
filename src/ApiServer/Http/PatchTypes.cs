using Keles.Api;
using Keles.Api.CustomResources;
using Keles.Client;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>The forms of patches by their media types.</summary>
internal static class PatchTypes
{
    /// <summary>What is no record has no strategies.</summary>
    private const string OfCustomResources = "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml";

    public static PatchType Of(string? contentType, Kind kind, bool cbor) => MediaType.Read(contentType ?? "")?.Name switch
    {
        "application/json-patch+json" => PatchType.Json,
        "application/merge-patch+json" => PatchType.Merge,
        "application/strategic-merge-patch+json" when kind is CustomKind => throw ApiErrors.UnsupportedMediaType(OfCustomResources),
        "application/strategic-merge-patch+json" => PatchType.Strategic,
        "application/apply-patch+yaml" => PatchType.Apply,
        "application/apply-patch+cbor" when cbor => PatchType.Apply,
        _ => throw ApiErrors.Make(415, "UnsupportedMediaType", "415: Unsupported Media Type"),
    };

    public static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        var bytes = await BodyReader.BytesAsync(request, cancel);
        // JSON is YAML too.
        return MediaType.Read(request.ContentType ?? "")?.Name == "application/apply-patch+cbor" ? BodyReader.FromCbor(bytes) : bytes;
    }
}
