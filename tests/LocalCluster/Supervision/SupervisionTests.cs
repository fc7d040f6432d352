using Keles.Linux;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.LocalCluster.Tests;

public class SupervisionTests
{
    private static readonly SystemProcesses Processes = new(TimeProvider.System);

    [Fact]
    public async Task A_program_that_ends_is_started_again()
    {
        using var directory = new TemporaryDirectory();
        using var stop = new CancellationTokenSource();
        var log = StandardStream.AppendTo(directory["log"]);
        var supervised = new SupervisedProcess("test", () => Processes.Start(new ProcessStart("echo", "started") { Output = log }), TimeProvider.System, NullLogger.Instance);
        supervised.Begin();
        var supervision = supervised.SuperviseAsync(stop.Token);
        await Eventually.True(() => File.ReadAllLines(directory["log"]).Length >= 3);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => supervision);
    }

    [Fact]
    public async Task Supervision_that_is_cancelled_says_so_even_while_it_starts_the_program_again()
    {
        using var stop = new CancellationTokenSource();
        var starts = 0;
        var supervised = new SupervisedProcess("test", () => Processes.Start(new ProcessStart("true")), TimeProvider.System, NullLogger.Instance)
        {
            Changed = process =>
            {
                if (process is not null && ++starts == 2) stop.Cancel();
            },
        };
        supervised.Begin();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => supervised.SuperviseAsync(stop.Token));
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_for_now_is_tried_again()
    {
        using var stop = new CancellationTokenSource();
        var tries = 0;
        var supervised = new SupervisedProcess("test", () => ++tries is 2 or 3
            ? throw new IOException("not now")
            : Processes.Start(new ProcessStart(tries == 1 ? "true" : "sleep", "3600")), TimeProvider.System, NullLogger.Instance);
        supervised.Begin();
        var supervision = supervised.SuperviseAsync(stop.Token);
        await Eventually.True(() => tries == 4 && supervised.Current is not null);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => supervision);
        await supervised.Current!.StopAsync(TimeSpan.Zero, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Supervision_ends_when_the_node_is_gone()
    {
        var gone = new SupervisedProcess("test", () => throw new LinuxException("enter", Errno.NoProcess), TimeProvider.System, NullLogger.Instance);
        await gone.SuperviseAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_log_that_grew_too_long_is_set_aside_and_its_writer_goes_on()
    {
        using var directory = new TemporaryDirectory();
        using var writer = new FileStream(directory["log"], FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        writer.Write("old text"u8);
        writer.Flush();
        LogFile.KeepShort(directory["log"], limit: 100);
        Assert.False(File.Exists(directory["log.1"]));
        LogFile.KeepShort(directory["log"], limit: 5);
        Assert.Equal("old text", File.ReadAllText(directory["log.1"]));
        Assert.Equal("", File.ReadAllText(directory["log"]));
        LogFile.KeepShort(directory["missing"], limit: 5);
    }
}
