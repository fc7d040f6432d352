using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Keles.LocalCluster;

/// <summary>
/// Writes an image with one layer as an OCI layout in a tar file, the form that "images import" takes. The same files give the same
/// bytes: no times, no users' names, entries in a fixed order.
/// </summary>
internal sealed class OciArchive(string imageName, string architecture)
{
    private const string Prefix = "application/vnd.oci.image.";

    private readonly SortedDictionary<string, byte[]> _blobs = new(StringComparer.Ordinal);

    /// <summary>An executable file at the image's root.</summary>
    public sealed record Program(string Name, byte[] Content);

    public byte[] Build(Program program, IReadOnlyList<string> entrypoint)
    {
        var layer = Layer(program);
        var layers = Add(layer, "layer.v1.tar");
        var config = new JsonObject
        {
            ["architecture"] = architecture,
            ["os"] = "linux",
            ["config"] = new JsonObject { ["Entrypoint"] = Texts(entrypoint) },
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = Texts([layers.Digest]) },
        };
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = Prefix + "manifest.v1+json",
            ["config"] = Json(Add(Bytes(config), "config.v1+json")),
            ["layers"] = new JsonArray(Json(layers)),
        };
        var entry = Json(Add(Bytes(manifest), "manifest.v1+json"));
        entry["annotations"] = new JsonObject
        {
            ["io.containerd.image.name"] = imageName,
            ["org.opencontainers.image.ref.name"] = imageName[(imageName.LastIndexOf(':') + 1)..],
        };
        var index = new JsonObject { ["schemaVersion"] = 2, ["manifests"] = new JsonArray(entry) };
        return Archive(index);
    }

    private OciDescriptor Add(byte[] content, string type)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        _blobs[digest] = content;
        return new(Prefix + type, "sha256:" + digest, content.Length);
    }

    private byte[] Archive(JsonObject index)
    {
        using var result = new MemoryStream();
        using (var tar = new TarWriter(result, TarEntryFormat.Ustar))
        {
            Write(tar, "oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}"u8.ToArray(), executable: false);
            Write(tar, "index.json", Bytes(index), executable: false);
            foreach (var (digest, content) in _blobs)
            {
                Write(tar, "blobs/sha256/" + digest, content, executable: false);
            }
        }
        return result.ToArray();
    }

    private static byte[] Layer(Program program)
    {
        using var result = new MemoryStream();
        using (var tar = new TarWriter(result, TarEntryFormat.Ustar))
        {
            Write(tar, program.Name, program.Content, executable: true);
        }
        return result.ToArray();
    }

    private static void Write(TarWriter tar, string name, byte[] content, bool executable)
    {
        const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
        {
            DataStream = new MemoryStream(content),
            ModificationTime = DateTimeOffset.UnixEpoch,
            Mode = executable ? Executable : Readable,
        });
    }

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    private static JsonObject Json(OciDescriptor descriptor) =>
        new() { ["mediaType"] = descriptor.MediaType, ["digest"] = descriptor.Digest, ["size"] = descriptor.Size };

    private static JsonArray Texts(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode)v)]);
}
