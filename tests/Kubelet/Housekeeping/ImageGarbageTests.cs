using System.Net;
using Keles.Fakes;
using Keles.Kubelet.Events;
using Keles.Kubelet.Housekeeping;
using Keles.Kubelet.Runtime.Cri.Proto;
using Keles.Kubelet.Tests.Fakes.Cri;
using Keles.Linux;

namespace Keles.Kubelet.Tests.Housekeeping;

public sealed class ImageGarbageTests
{
    private const long Disk = 1_000_000;

    private readonly ManualTime _time = new();
    private readonly FakeCri _cri;
    private readonly Recorder _events = new();
    private long _available = Disk;

    public ImageGarbageTests() => _cri = new FakeCri(_time);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Images_that_no_container_uses_go_when_the_disk_is_full_until_enough_is_free()
    {
        _cri.WithImage("example.test/old:1", 60_000).WithImage("example.test/used:1", 60_000).WithImage("example.test/other:1", 60_000);
        await UseAsync("example.test/used:1");
        var garbage = Make(high: 85, low: 80);
        await garbage.RoundAsync(Cancel);
        Assert.Equal(3, _cri.Store.Count);

        _time.Advance(TimeSpan.FromMinutes(5));
        _available = 149_000;
        await garbage.RoundAsync(Cancel);
        Assert.Equal(["example.test/used:1"], _cri.Store.Keys.Where(k => k.Contains("used")));
        Assert.Equal(2, _cri.Store.Count);
        Assert.Empty(_events.Seen);
    }

    [Fact]
    public async Task Fresh_images_stay_and_too_little_freed_is_told()
    {
        _cri.WithImage("example.test/old:1", 60_000);
        _available = 100_000;
        await Make(high: 85, low: 80).RoundAsync(Cancel);
        Assert.Single(_cri.Store);
        Assert.Equal(["FreeDiskSpaceFailed: Failed to garbage collect required amount of images. Attempted to free 100000 bytes, but only found 0 bytes eligible to free."], _events.Seen);
    }

    [Fact]
    public async Task Nothing_is_removed_where_that_is_switched_off()
    {
        _cri.WithImage("example.test/old:1", 60_000);
        var garbage = Make(high: 100, low: 80);
        _available = 0;
        await garbage.RoundAsync(Cancel);
        _time.Advance(TimeSpan.FromMinutes(5));
        await garbage.RoundAsync(Cancel);
        Assert.Single(_cri.Store);
    }

    private ImageGarbage Make(int high, int low)
    {
        var options = new KubeletOptions { NodeName = "n", Addresses = [IPAddress.Loopback], ImageGcHighPercent = high, ImageGcLowPercent = low };
        return new ImageGarbage(_cri.Runtime, _cri.Images, options, _ => new FileSystemUsage(Disk, _available, _available, 1, 1), _events, _time);
    }

    private async Task UseAsync(string image)
    {
        var config = new PodSandboxConfig { Metadata = new() { Name = "p", Namespace = "default", Uid = "u" }, LogDirectory = Path.GetTempPath() };
        var sandbox = await _cri.Runtime.RunPodSandboxAsync(config, "", Cancel);
        await _cri.Runtime.CreateContainerAsync(sandbox, new() { Metadata = new() { Name = "c" }, Image = new() { Image = image }, LogPath = "c.log" }, config, Cancel);
    }

    private sealed class Recorder : IEventSink
    {
        public List<string> Seen { get; } = [];

        public void Record(Api.Core.V1.ObjectReference about, EventLevel kind, string reason, string message) => Seen.Add($"{reason}: {message}");
    }
}
