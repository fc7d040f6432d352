using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;
using Keles.Machinery.Yaml;

namespace Keles.Kubelet.Devices.Cdi;

/// <summary>The files in which drivers describe devices for container runtimes.</summary>
/// <param name="directories">Later ones go before earlier ones.</param>
internal sealed class CdiFiles(Items<string> directories)
{
    /// <summary>Larger files are no descriptions of devices.</summary>
    private const long MaxBytes = 4 << 20;

    /// <summary>What a container with these devices needs, in the order in which it is to be done.</summary>
    /// <exception cref="DeviceException">A device is not described, or twice.</exception>
    public Items<CdiEdits> Find(IEnumerable<string> ids)
    {
        var bad = new List<string>();
        var read = directories.AsEnumerable().Reverse().Select(d => Read(d, bad)).ToArray();
        var edits = new List<CdiEdits>();
        var used = new HashSet<CdiSpec>(ReferenceEqualityComparer.Instance);
        foreach (var id in ids)
        {
            var (spec, device) = Find(id, read, bad);
            if (used.Add(spec))
            {
                edits.Add(spec.Edits);
            }
            edits.Add(device);
        }
        return [.. edits];
    }

    private static (CdiSpec, CdiEdits) Find(string id, IReadOnlyList<CdiSpec>[] read, IReadOnlyList<string> bad)
    {
        foreach (var specs in read)
        {
            var found = specs.Where(s => s.Find(id) is not null).ToArray();
            if (found.Length > 1)
            {
                throw new DeviceException($"conflicting descriptions of CDI device {id}");
            }
            if (found is [var spec])
            {
                return (spec, spec.Find(id)!);
            }
        }
        throw new DeviceException($"unresolvable CDI devices {id}{(bad.Count > 0 ? $" (no good: {string.Join("; ", bad)})" : "")}");
    }

    private static IReadOnlyList<CdiSpec> Read(string directory, List<string> bad)
    {
        try
        {
            return [.. Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal).Select(f => Parse(f, bad)).OfType<CdiSpec>()];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <summary>Null for what is no description, and for one that is no good: it must not keep the devices of others from pods, but who misses one is told.</summary>
    private static CdiSpec? Parse(string file, List<string> bad)
    {
        try
        {
            if (new FileInfo(file).Length > MaxBytes)
            {
                bad.Add($"{file}: it is too large");
                return null;
            }
            var text = Path.GetExtension(file) switch
            {
                ".json" => JsonNode.Parse(File.ReadAllText(file)),
                ".yaml" => YamlReader.Read(File.ReadAllText(file)),
                _ => null,
            };
            return text is JsonObject spec ? CdiSpec.Read(spec) : null;
        }
        catch (Exception e) when (e is JsonException or YamlFormatException or InvalidOperationException or NullReferenceException or FormatException or IOException or UnauthorizedAccessException)
        {
            bad.Add($"{file}: {e.Message}");
            return null;
        }
    }
}
