using Keles.Api.Core.V1;
using Keles.Machinery;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.StaticPods;

/// <summary>Reads all manifests of a directory.</summary>
internal sealed partial class ManifestDirectory(string path, string node, TimeProvider time, ILogger log)
{
    /// <summary>Larger files are no manifests.</summary>
    private const long MaxBytes = 1 << 20;

    private Dictionary<string, string> _problems = [];

    /// <summary>The pods, by uid. A file that is no good is told once, and leaves the others alone; of two with the same name the first file has it.</summary>
    public IReadOnlyDictionary<string, Pod> Read()
    {
        var pods = new Dictionary<string, Pod>(StringComparer.Ordinal);
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Files())
        {
            try
            {
                var pod = StaticPodManifest.Parse(Text(file), file, node, time.GetUtcNow());
                if (pods.ContainsKey(pod.Metadata.Uid) || pods.Values.Any(p => ObjectKey.Of(p) == ObjectKey.Of(pod)))
                {
                    throw new StaticPodException($"another manifest has pod {ObjectKey.Of(pod)} already");
                }
                pods.Add(pod.Metadata.Uid, pod);
            }
            catch (Exception bad) when (bad is StaticPodException or IOException or UnauthorizedAccessException)
            {
                problems[file] = bad.Message;
                if (_problems.GetValueOrDefault(file) != bad.Message)
                {
                    Ignored(log, file, bad.Message);
                }
            }
        }
        _problems = problems;
        return pods;
    }

    private IEnumerable<string> Files() => Directory.Exists(path)
        ? Directory.GetFiles(path).Where(f => !Path.GetFileName(f).StartsWith('.')).Order(StringComparer.Ordinal)
        : [];

    private static string Text(string file) => new FileInfo(file).Length <= MaxBytes ? File.ReadAllText(file) : throw new StaticPodException("the file is too large for a manifest");

    [LoggerMessage(6050, LogLevel.Warning, "Manifest {File} is not run: {Reason}")]
    private static partial void Ignored(ILogger log, string file, string reason);
}
