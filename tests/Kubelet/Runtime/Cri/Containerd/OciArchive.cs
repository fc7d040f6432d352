using System.Formats.Tar;
using System.Text;
using System.Text.Json.Nodes;

namespace Keles.Kubelet.Tests.Runtime.Cri.Containerd;

/// <summary>Writes an image as an OCI archive, the form in which images travel without a registry.</summary>
internal static class OciArchive
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static void Write(string file, string name, OciImage image)
    {
        var entry = image.Manifest.DeepClone().AsObject();
        entry["platform"] = new JsonObject { ["architecture"] = "amd64", ["os"] = "linux" };
        entry["annotations"] = new JsonObject { ["io.containerd.image.name"] = name };
        var index = new JsonObject { ["schemaVersion"] = 2, ["manifests"] = new JsonArray(entry) };
        File.WriteAllBytes(file, OciImage.Tar(archive =>
        {
            AddFile(archive, "oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray());
            AddFile(archive, "index.json", Encoding.UTF8.GetBytes(index.ToJsonString()));
            foreach (var (digest, content) in image.Blobs)
            {
                AddFile(archive, "blobs/" + digest.Replace(':', '/'), content);
            }
        }));
    }

    public static void AddFile(TarWriter tar, string path, byte[] content, UnixFileMode mode = Readable) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content), Mode = mode });

    public static void AddLink(TarWriter tar, string path, string target) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, path) { LinkName = target });
}
