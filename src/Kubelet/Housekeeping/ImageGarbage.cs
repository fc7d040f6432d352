using Keles.Api.Core.V1;
using Keles.Kubelet.Events;
using Keles.Kubelet.Runtime.Cri;
using Keles.Linux;

namespace Keles.Kubelet.Housekeeping;

/// <summary>Removes images that no container uses when the disk they lie on becomes full, those that were not used for longest first.</summary>
internal sealed class ImageGarbage(ICriRuntime runtime, ICriImages images, KubeletOptions options, Func<string, FileSystemUsage> disk, IEventSink events, TimeProvider time)
{
    /// <summary>One that has just been pulled is about to be used.</summary>
    private static readonly TimeSpan MinAge = TimeSpan.FromMinutes(2);

    private const int Whole = 100;

    private Dictionary<string, ImageUse> _known = [];

    public async Task RoundAsync(CancellationToken cancel)
    {
        var all = await images.ListImagesAsync(null, cancel);
        var used = await UsedAsync(cancel);
        Remember(all, used);
        if (options.ImageGcHighPercent >= Whole || (await images.ImageFsInfoAsync(cancel)).ImageFilesystems.FirstOrDefault()?.FsId?.Mountpoint is not { Length: > 0 } place)
        {
            return;
        }
        var at = disk(place);
        var percent = at.TotalBytes == 0 ? 0 : Whole - (int)(at.AvailableBytes * Whole / at.TotalBytes);
        if (percent >= options.ImageGcHighPercent)
        {
            await FreeAsync(all, used, at.TotalBytes * (Whole - options.ImageGcLowPercent) / Whole - at.AvailableBytes, cancel);
        }
    }

    /// <summary>Removes every image that is not used, whatever the disk looks like; what it freed.</summary>
    public async Task<long> FreeAllAsync(CancellationToken cancel)
    {
        var all = await images.ListImagesAsync(null, cancel);
        var used = await UsedAsync(cancel);
        Remember(all, used);
        return await RemoveAsync(all, used, long.MaxValue, cancel);
    }

    private async Task FreeAsync(IReadOnlyList<Proto.Image> all, HashSet<string> used, long wanted, CancellationToken cancel)
    {
        var freed = await RemoveAsync(all, used, wanted, cancel);
        if (freed < wanted)
        {
            events.Record(new ObjectReference { Kind = "Node", Name = options.NodeName, Uid = options.NodeName }, EventLevel.Warning, EventReasons.FreeDiskSpaceFailed,
                $"Failed to garbage collect required amount of images. Attempted to free {wanted} bytes, but only found {freed} bytes eligible to free.");
        }
    }

    private async Task<long> RemoveAsync(IReadOnlyList<Proto.Image> all, HashSet<string> used, long wanted, CancellationToken cancel)
    {
        var freed = 0L;
        foreach (var image in all.Where(i => !i.Pinned && !IsUsed(i, used)).OrderBy(i => _known[i.Id].LastUsed).ThenBy(i => _known[i.Id].FirstSeen))
        {
            if (freed >= wanted)
            {
                break;
            }
            if (time.GetUtcNow() - _known[image.Id].FirstSeen >= MinAge)
            {
                await images.RemoveImageAsync(new() { Image = image.Id }, cancel);
                freed += (long)image.Size;
            }
        }
        return freed;
    }

    private async Task<HashSet<string>> UsedAsync(CancellationToken cancel)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var container in await runtime.ListContainersAsync(null, cancel))
        {
            used.Add(container.ImageRef);
            used.Add(container.Image?.Image ?? "");
        }
        if (SandboxImage.Of(await runtime.StatusAsync(verbose: true, cancel)) is { } pause)
        {
            used.Add(pause);
        }
        return used;
    }

    private void Remember(IReadOnlyList<Proto.Image> all, HashSet<string> used)
    {
        var now = time.GetUtcNow();
        var next = new Dictionary<string, ImageUse>(StringComparer.Ordinal);
        foreach (var image in all)
        {
            var before = _known.TryGetValue(image.Id, out var known) ? known : new ImageUse(now, DateTimeOffset.MinValue);
            next[image.Id] = IsUsed(image, used) ? before with { LastUsed = now } : before;
        }
        _known = next;
    }

    private static bool IsUsed(Proto.Image image, HashSet<string> used) =>
        used.Contains(image.Id) || image.RepoTags.Any(used.Contains) || image.RepoDigests.Any(used.Contains);
}
