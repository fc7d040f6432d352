using System.Globalization;
using System.IO.Compression;
using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Housekeeping;

/// <summary>
/// Puts a log file that became too long aside and has the runtime begin a new one. The newest that was put aside stays as it is, older
/// ones are compressed, and the oldest go.
/// </summary>
internal sealed partial class LogRotation(ICriContainers runtime, KubeletOptions options, TimeProvider time, ILogger log)
{
    private const string Compressed = ".gz";
    private const string Unfinished = ".tmp";

    /// <summary>By default a name without a further extension would match too, which is the log itself.</summary>
    private static readonly EnumerationOptions Literally = new() { MatchType = MatchType.Simple };

    public async Task RoundAsync(CancellationToken cancel)
    {
        foreach (var container in await runtime.ListContainersAsync(new() { State = new() { State = Proto.ContainerState.ContainerRunning } }, cancel))
        {
            try
            {
                var path = (await runtime.ContainerStatusAsync(container.Id, verbose: false, cancel)).Status.LogPath;
                if (path.Length > 0 && new FileInfo(path) is { Exists: true } file && file.Length >= options.ContainerLogMaxBytes)
                {
                    await RotateAsync(container.Id, path, cancel);
                }
            }
            catch (Exception failed) when (failed is GrpcException or IOException or UnauthorizedAccessException && !cancel.IsCancellationRequested)
            {
                NotRotated(log, container.Id, failed.Message);
            }
        }
    }

    private async Task RotateAsync(string id, string path, CancellationToken cancel)
    {
        await TidyAsync(path, cancel);
        var aside = $"{path}.{time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        File.Move(path, aside, overwrite: true);
        try
        {
            await runtime.ReopenContainerLogAsync(id, cancel);
        }
        catch (GrpcException)
        {
            // The runtime goes on writing to the old file: it has to be found under its name again.
            if (!File.Exists(path))
            {
                File.Move(aside, path);
            }
            throw;
        }
    }

    /// <summary>Compresses what was put aside before, and makes room for one more: that one and the log itself count too.</summary>
    private async Task TidyAsync(string path, CancellationToken cancel)
    {
        var aside = Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".*", Literally);
        foreach (var unfinished in aside.Where(f => f.EndsWith(Unfinished, StringComparison.Ordinal)))
        {
            File.Delete(unfinished);
        }
        // The names are times, so they sort by age.
        string[] oldestFirst = [.. aside.Where(f => !f.EndsWith(Unfinished, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        var surplus = Math.Max(0, oldestFirst.Length - Math.Max(0, options.ContainerLogMaxFiles - 2));
        foreach (var old in oldestFirst.Take(surplus))
        {
            File.Delete(old);
        }
        foreach (var kept in oldestFirst.Skip(surplus).Where(f => !f.EndsWith(Compressed, StringComparison.Ordinal)))
        {
            await CompressAsync(kept, cancel);
        }
    }

    private static async Task CompressAsync(string file, CancellationToken cancel)
    {
        var unfinished = file + Unfinished;
        await using (var from = File.OpenRead(file))
        await using (var to = new GZipStream(File.Create(unfinished), CompressionLevel.Fastest))
        {
            await from.CopyToAsync(to, cancel);
        }
        File.Move(unfinished, file + Compressed, overwrite: true);
        File.Delete(file);
    }

    [LoggerMessage(6042, LogLevel.Warning, "The log of container {Id} is too long and cannot be put aside: {Reason}")]
    private static partial void NotRotated(ILogger log, string id, string reason);
}
