namespace Keles.Linux.Tests;

public class RunningProcessTests
{
    private static readonly SystemProcesses Processes = new(TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_daemon_writes_to_its_log_in_a_session_of_its_own()
    {
        using var directory = new TemporaryDirectory();
        var log = StandardStream.AppendTo(directory["log"]);
        for (var run = 0; run < 2; run++)
        {
            using var process = Processes.Start(new ProcessStart("sh", "-c", "echo out; echo err >&2; ps -o sid= -p $$ | tr -d ' ' >sid; echo $$ >pid")
            {
                Output = log,
                Errors = log,
                WorkingDirectory = directory.Path,
            });
            Assert.Equal(0, await process.Exited);
        }
        Assert.Equal("out\nerr\nout\nerr\n", await File.ReadAllTextAsync(directory["log"], Cancel));
        Assert.Equal(await File.ReadAllTextAsync(directory["pid"], Cancel), await File.ReadAllTextAsync(directory["sid"], Cancel));
    }

    [Fact]
    public async Task Stops_politely_when_the_process_obeys()
    {
        using var directory = new TemporaryDirectory();
        using var process = Processes.Start(new ProcessStart("sh", "-c", "trap 'exit 7' TERM; touch ready; while :; do sleep 0.01; done") { WorkingDirectory = directory.Path });
        await Eventually.True(() => File.Exists(directory["ready"]));
        Assert.Equal(7, await process.StopAsync(TimeSpan.FromSeconds(10), TimeProvider.System, Cancel));
    }

    [Fact]
    public async Task Stops_firmly_when_it_does_not()
    {
        using var directory = new TemporaryDirectory();
        using var process = Processes.Start(new ProcessStart("sh", "-c", "trap '' TERM; touch ready; while :; do sleep 0.01; done") { WorkingDirectory = directory.Path });
        await Eventually.True(() => File.Exists(directory["ready"]));
        Assert.Equal(137, await process.StopAsync(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel));
    }

    [Fact]
    public async Task An_ended_process_cannot_be_signalled()
    {
        using var process = Processes.Start(new ProcessStart("true"));
        Assert.Equal(0, await process.Exited);
        Assert.False(process.Signal(Signal.Probe));
    }

    [Fact]
    public async Task An_adopted_process_is_seen_to_end()
    {
        using var started = Processes.Start(new ProcessStart("sleep", "3600"));
        using var adopted = Processes.Adopt(started.Identity);
        Assert.NotNull(adopted);
        Assert.True(adopted.Signal(Signal.Kill));
        Assert.Null(await adopted.Exited.WaitAsync(TimeSpan.FromSeconds(10), Cancel));
    }

    [Fact]
    public async Task A_process_that_has_taken_over_the_number_is_neither_adopted_nor_signalled()
    {
        using var process = Processes.Start(new ProcessStart("sleep", "3600"));
        var earlier = process.Identity with { StartTime = process.Identity.StartTime - 1 };
        Assert.Null(Processes.Adopt(earlier));
        Assert.False(earlier.TrySignal(Signal.Kill));
        Assert.True(process.Identity.IsAlive);
        await process.StopAsync(TimeSpan.Zero, TimeProvider.System, Cancel);
        Assert.False(process.Identity.IsAlive);
    }

    [Fact]
    public void The_name_in_a_status_line_may_hold_anything()
    {
        var status = ProcessStatus.Parse("42 (a ) (b) S 7 42 42 0 -1 4194560 1 2 3 4 50 60 7 8 20 0 9 0 12345 4096000 10 18446744073709551615 1 1 0");
        Assert.NotNull(status);
        Assert.Equal((42, "a ) (b", 'S', 7, 50L, 60L, 9, 12345L), (status.Id, status.Name, status.State, status.Parent, status.UserTicks, status.SystemTicks, status.Threads, status.StartTime));
        Assert.Equal(10L * Environment.SystemPageSize, status.ResidentBytes);
    }
}
