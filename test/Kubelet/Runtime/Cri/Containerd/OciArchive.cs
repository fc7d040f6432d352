using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Keles.Kubelet.Tests.Runtime.Cri.Containerd;

/// <summary>Writes a one-layer image as an OCI archive, as a registry's client would have fetched it.</summary>
internal static class OciArchive
{
    public static void Write(string file, string name, JsonObject config, Action<TarWriter> root)
    {
        var blobs = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var layer = Tar(root);
        var image = new JsonObject
        {
            ["architecture"] = "amd64",
            ["os"] = "linux",
            ["config"] = config,
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray(Digest(layer)) },
        };
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = "application/vnd.oci.image.manifest.v1+json",
            ["config"] = Blob(blobs, Bytes(image), "application/vnd.oci.image.config.v1+json"),
            ["layers"] = new JsonArray(Blob(blobs, layer, "application/vnd.oci.image.layer.v1.tar")),
        };
        var entry = Blob(blobs, Bytes(manifest), "application/vnd.oci.image.manifest.v1+json");
        entry["platform"] = new JsonObject { ["architecture"] = "amd64", ["os"] = "linux" };
        entry["annotations"] = new JsonObject { ["io.containerd.image.name"] = name };
        var index = new JsonObject { ["schemaVersion"] = 2, ["manifests"] = new JsonArray(entry) };

        File.WriteAllBytes(file, Tar(archive =>
        {
            AddFile(archive, "oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray());
            AddFile(archive, "index.json", Bytes(index));
            foreach (var (digest, content) in blobs)
            {
                AddFile(archive, "blobs/" + digest.Replace(':', '/'), content);
            }
        }));
    }

    public static void AddFile(TarWriter tar, string path, byte[] content, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content), Mode = mode });

    public static void AddLink(TarWriter tar, string path, string target) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, path) { LinkName = target });

    private static byte[] Tar(Action<TarWriter> fill)
    {
        var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Pax, leaveOpen: true))
        {
            fill(tar);
        }
        return bytes.ToArray();
    }

    private static JsonObject Blob(Dictionary<string, byte[]> blobs, byte[] content, string mediaType)
    {
        var digest = Digest(content);
        blobs[digest] = content;
        return new JsonObject { ["mediaType"] = mediaType, ["digest"] = digest, ["size"] = content.Length };
    }

    private static string Digest(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    private static byte[] Bytes(JsonObject json) => System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
}
