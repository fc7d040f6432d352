namespace Keles.ApiServer.OpenApi;

/// <summary>A document with the hash that stands for its content.</summary>
internal sealed class OpenApiAnswer(string hash, Lazy<CompressedDocument> document)
{
    public string Hash => hash;

    public string ETag => $"\"{hash}\"";

    public CompressedDocument Document => document.Value;
}
