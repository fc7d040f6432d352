using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Linux;
using Keles.Machinery;
using Keles.Reconcile;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Volumes.ClaimVolume;

/// <summary>Follows the volumes of this node and removes the directories of those that are deleted; then the volume may go.</summary>
internal sealed partial class LocalPathRemoval : IDisposable
{
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(10);

    private readonly IApiClient _api;
    private readonly Node _node;
    private readonly string _directory;
    private readonly IMounts _mounts;
    private readonly ILogger _log;
    private readonly Informer<PersistentVolume> _volumes;
    private readonly WorkQueue<ObjectKey> _queue;
    private readonly Reconciler<ObjectKey> _loop;

    /// <param name="node">With the labels by which volumes are bound to it.</param>
    /// <param name="directory">Where the provisioner's directories are.</param>
    public LocalPathRemoval(IApiClient api, Node node, string directory, IMounts mounts, Surroundings around, ILogger log)
    {
        (_api, _node, _directory, _mounts, _log) = (api, node, Path.TrimEndingDirectorySeparator(directory), mounts, log);
        _volumes = new Informer<PersistentVolume>(new Informer(api, new InformerScope(PersistentVolumeKind.Kind, "", "", ""), around, log));
        _queue = new WorkQueue<ObjectKey>("local_volumes", around.Time);
        _loop = new Reconciler<ObjectKey>(_queue, ReconcileAsync, around, log) { Workers = 1 };
        _volumes.OnChange(change =>
        {
            if (change.After is { } volume && LocalPath.IsToRemove(volume, _node))
            {
                _queue.Add(ObjectKey.Of(volume));
            }
        });
    }

    public Task FollowAsync(CancellationToken cancel) => _volumes.Untyped.RunAsync(cancel);

    public Task RunAsync(CancellationToken cancel) => _loop.RunAsync(cancel);

    public void Dispose() => _queue.Dispose();

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        if (await _api.FindAsync<PersistentVolume>(key, cancel) is not { } volume || !LocalPath.IsToRemove(volume, _node))
        {
            return Requeue.Never;
        }
        var path = volume.Spec.Local!.Path;
        if (!LocalPath.TakesData(volume))
        {
            Kept(_log, volume.Metadata.Name, path);
        }
        else if (!LocalPath.IsOwn(volume) || Path.GetDirectoryName(path) != _directory || IsLink(path))
        {
            NotOurs(_log, volume.Metadata.Name, path);
        }
        else if (!TryRemove(volume.Metadata.Name, path))
        {
            return Requeue.After(Busy);
        }
        var finalizers = volume.Metadata.Finalizers.Where(static f => f != LocalPath.Name);
        await _api.UpdateAsync(volume with { Metadata = volume.Metadata with { Finalizers = finalizers } }, cancel);
        return Requeue.Never;
    }

    private bool TryRemove(string volume, string path)
    {
        try
        {
            // What is mounted below belongs to somebody else.
            if (MountTree.Below(_mounts.List(), path) is { Count: > 0 } mounted)
            {
                NotRemoved(_log, volume, path, $"{mounted[0]} is mounted");
                return false;
            }
            DirectoryRemoval.Remove(_directory, Path.GetFileName(path));
            return true;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            NotRemoved(_log, volume, path, failed.Message);
            return false;
        }
    }

    private static bool IsLink(string path) => FileStatus.Read(path, followLinks: false) is { Kind: not FileKind.Directory };

    [LoggerMessage(6060, LogLevel.Warning, "Volume {Volume} is deleted, but {Path} is no directory that was made for it, and stays")]
    private static partial void NotOurs(ILogger log, string volume, string path);

    [LoggerMessage(6062, LogLevel.Information, "Volume {Volume} is deleted; by its reclaim policy {Path} and the data in it stay")]
    private static partial void Kept(ILogger log, string volume, string path);

    [LoggerMessage(6061, LogLevel.Warning, "Volume {Volume} is deleted, but its directory {Path} cannot be removed yet: {Reason}")]
    private static partial void NotRemoved(ILogger log, string volume, string path, string reason);
}
