using System.Net;
using Keles.Fakes;
using Keles.Kubelet.Housekeeping;
using Keles.Kubelet.Tests.Fakes;
using Keles.Kubelet.Runtime.Cri.Proto;
using Keles.Kubelet.Tests.Fakes.Cri;

namespace Keles.Kubelet.Tests.Housekeeping;

public sealed class LogRotationTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("keles-logs-").FullName;
    private readonly FakeCri _cri;

    public LogRotationTests() => _cri = new FakeCri(_time).WithImage("example.test/app:1");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_long_log_is_put_aside_and_only_so_many_stay()
    {
        var log = await RunAsync();
        var rotation = Make(maxBytes: 100, maxFiles: 3);
        for (var i = 0; i < 6; i++)
        {
            await File.AppendAllTextAsync(log, new string('x', 100), Cancel);
            await rotation.RoundAsync(Cancel);
            _time.Advance(TimeSpan.FromSeconds(10));
        }
        string[] files = [.. Directory.GetFiles(_directory).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        Assert.Equal(3, files.Length);
        Assert.Equal("c.log", files[0]);
        Assert.EndsWith(".gz", files[1]);
        Assert.Matches(@"^c\.log\.\d{8}-\d{6}$", files[2]);
    }

    [Fact]
    public async Task A_short_log_is_left_alone()
    {
        var log = await RunAsync();
        await File.WriteAllTextAsync(log, "short", Cancel);
        await Make(maxBytes: 100, maxFiles: 3).RoundAsync(Cancel);
        Assert.Equal("short", await File.ReadAllTextAsync(log, Cancel));
        Assert.Single(Directory.GetFiles(_directory));
    }

    [Fact]
    public async Task When_the_runtime_cannot_begin_a_new_file_the_old_one_keeps_its_name()
    {
        var log = await RunAsync();
        await File.WriteAllTextAsync(log, new string('x', 200), Cancel);
        _cri.Calls.Break("ReopenContainerLog", Grpc.StatusCode.Unknown, "no");
        await Make(maxBytes: 100, maxFiles: 3).RoundAsync(Cancel);
        Assert.Equal(200, new FileInfo(log).Length);
        Assert.Single(Directory.GetFiles(_directory));
    }

    private LogRotation Make(long maxBytes, int maxFiles)
    {
        var options = new KubeletOptions { NodeName = "n", Addresses = [IPAddress.Loopback], ContainerLogMaxBytes = maxBytes, ContainerLogMaxFiles = maxFiles };
        return new LogRotation(_cri.Runtime, options, _time, new TestLog());
    }

    private async Task<string> RunAsync()
    {
        var config = new PodSandboxConfig { Metadata = new() { Name = "p", Namespace = "default", Uid = "u" }, LogDirectory = _directory };
        var sandbox = await _cri.Runtime.RunPodSandboxAsync(config, "", Cancel);
        var id = await _cri.Runtime.CreateContainerAsync(sandbox, new() { Metadata = new() { Name = "c" }, Image = new() { Image = "example.test/app:1" }, LogPath = "c.log", Command = { "serve" } }, config, Cancel);
        await _cri.Runtime.StartContainerAsync(id, Cancel);
        return Path.Combine(_directory, "c.log");
    }
}
