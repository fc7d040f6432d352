using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Keles.Kubelet.Tests.Runtime.Cri.Containerd;

/// <summary>A one-layer image: its blobs by digest, and which of them is the manifest.</summary>
internal sealed class OciImage
{
    public const string ManifestType = "application/vnd.oci.image.manifest.v1+json";

    private readonly Dictionary<string, byte[]> _blobs = new(StringComparer.Ordinal);

    /// <param name="config">What the image runs by default.</param>
    /// <param name="root">Adds the files.</param>
    public OciImage(JsonObject config, Action<TarWriter> root)
    {
        var layer = Tar(root);
        var image = new JsonObject
        {
            ["architecture"] = "amd64",
            ["os"] = "linux",
            ["config"] = config,
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray(Digest(layer)) },
        };
        Manifest = Blob(Encoding.UTF8.GetBytes(new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = ManifestType,
            ["config"] = Blob(Encoding.UTF8.GetBytes(image.ToJsonString()), "application/vnd.oci.image.config.v1+json"),
            ["layers"] = new JsonArray(Blob(layer, "application/vnd.oci.image.layer.v1.tar")),
        }.ToJsonString()), ManifestType);
    }

    /// <summary>The manifest's descriptor: media type, digest, size.</summary>
    public JsonObject Manifest { get; }

    public string ManifestDigest => (string)Manifest["digest"]!;

    public IReadOnlyDictionary<string, byte[]> Blobs => _blobs;

    public static byte[] Tar(Action<TarWriter> fill)
    {
        var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Pax, leaveOpen: true))
        {
            fill(tar);
        }
        return bytes.ToArray();
    }

    private static string Digest(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    private JsonObject Blob(byte[] content, string mediaType)
    {
        var digest = Digest(content);
        _blobs[digest] = content;
        return new JsonObject { ["mediaType"] = mediaType, ["digest"] = digest, ["size"] = content.Length };
    }
}
