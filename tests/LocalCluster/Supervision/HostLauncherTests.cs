using Keles.Linux;

namespace Keles.LocalCluster.Tests;

public sealed class HostLauncherTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly LocalMachine _machine = LocalMachine.Real(TimeProvider.System);
    private readonly List<HostMessage> _heard = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    private Task<ProcessIdentity> LaunchAsync(string script, CancellationToken cancel) =>
        new HostLauncher(new ClusterHome(_directory.Path), _machine).LaunchAsync("sh", ["-c", script], _heard.Add, cancel);

    [Fact]
    public void Every_message_survives_the_way()
    {
        HostMessage[] all = [new HostMessage.Step(new("node-1: \"x\"", TimeSpan.FromMilliseconds(12.5))), new HostMessage.Note("a\nb"), new HostMessage.Ready(), new HostMessage.Failed("no")];
        Assert.Equal(all, all.Select(m => HostMessage.Parse(m.ToLine())));
        Assert.DoesNotContain(all, m => m.ToLine().Contains('\n'));
        Assert.Equal(new HostMessage.Note("Unhandled exception"), HostMessage.Parse("Unhandled exception"));
    }

    [Fact]
    public async Task The_host_is_left_running_once_it_is_ready()
    {
        var report = new StringWriter();
        new HostReport(report).Done(new("hub", TimeSpan.FromMilliseconds(3)));
        var identity = await LaunchAsync($"echo '{report.ToString().Trim()}'; echo '{{\"ready\":true}}'; exec sleep 3600", Cancel);
        Assert.Equal([new HostMessage.Step(new("hub", TimeSpan.FromMilliseconds(3)))], _heard);
        Assert.True(identity.TrySignal(Signal.Kill));
    }

    [Fact]
    public async Task A_host_that_fails_gives_its_reason()
    {
        var problem = await Assert.ThrowsAsync<LocalClusterException>(() => LaunchAsync("echo '{\"failed\":\"port 6443 is taken\"}'; exit 1", Cancel));
        Assert.Equal("port 6443 is taken", problem.Message);
    }

    [Fact]
    public async Task A_host_that_dies_without_a_word_is_told_with_the_end_of_its_log()
    {
        var problem = await Assert.ThrowsAsync<LocalClusterException>(() => LaunchAsync("echo 'out of luck' >&2; exit 9", Cancel));
        Assert.Contains("ended with exit code 9", problem.Message);
        Assert.EndsWith("out of luck", problem.Message);
    }

    [Fact]
    public async Task Cancelling_ends_the_host()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var launch = LaunchAsync($"echo $$ >{_directory["pid"]}; exec sleep 3600", stop.Token);
        await Eventually.True(() => File.Exists(_directory["pid"]) && new FileInfo(_directory["pid"]).Length > 1);
        var id = int.Parse(await File.ReadAllTextAsync(_directory["pid"], Cancel));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => launch);
        await Eventually.True(() => ProcessIdentity.Of(id) is null);
    }

    [Fact]
    public void A_starter_that_went_away_does_not_disturb_the_host()
    {
        var report = new HostReport(new StreamWriter(new BrokenStream()));
        report.Done(new("hub", TimeSpan.Zero));
        report.Ready();
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Broken pipe");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}
