namespace Keles.Linux.Tests;

public class CommandTests
{
    private static readonly SystemProcesses Processes = new(TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Collects_output_errors_and_exit_code()
    {
        var result = await Processes.RunAsync(new Command("sh", "-c", "cat; echo bad >&2; exit 3") { Input = "good" }, Cancel);
        Assert.Equal((3, "good", "bad\n"), (result.ExitCode, result.Output, result.Errors));
    }

    [Fact]
    public async Task Says_a_death_by_signal_as_shells_do()
    {
        var result = await Processes.RunAsync(new Command("sh", "-c", "kill -TERM $$"), Cancel);
        Assert.Equal(143, result.ExitCode);
    }

    [Fact]
    public async Task Takes_output_larger_than_any_pipe()
    {
        var result = await Processes.RunAsync(new Command("seq", "1", "200000"), Cancel);
        Assert.EndsWith("\n200000\n", result.Output);
    }

    [Fact]
    public async Task A_grandchild_that_keeps_the_output_open_does_not_hold_up_the_answer()
    {
        var result = await Processes.RunAsync(new Command("sh", "-c", "sleep 30 & echo $!") { Timeout = TimeSpan.FromSeconds(20) }, Cancel);
        Assert.True(ProcessIdentity.Of(int.Parse(result.Output))!.Value.TrySignal(Signal.Kill));
    }

    [Fact]
    public async Task A_missing_program_is_named()
    {
        var problem = await Assert.ThrowsAsync<CommandException>(() => Processes.RunAsync(new Command("no-such-program", "x"), Cancel));
        Assert.Equal("no-such-program x: there is no such program", problem.Message);
    }

    [Fact]
    public async Task A_failure_repeats_what_the_program_said()
    {
        var result = await Processes.RunAsync(new Command("sh", "-c", "echo 'disk on fire' >&2; exit 9"), Cancel);
        var problem = Assert.Throws<CommandException>(result.OrThrow);
        Assert.EndsWith("failed with exit code 9: disk on fire", problem.Message);
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_killed_with_its_children()
    {
        using var directory = new TemporaryDirectory();
        var command = new Command("sh", "-c", "sleep 3600 & echo $! >child; wait")
        {
            WorkingDirectory = directory.Path,
            Timeout = TimeSpan.FromMilliseconds(500),
        };
        var problem = await Assert.ThrowsAsync<CommandException>(() => Processes.RunAsync(command, Cancel));
        Assert.EndsWith("it took longer than 0.5 s and was killed", problem.Message);
        var child = int.Parse(await File.ReadAllTextAsync(directory["child"], Cancel));
        await Eventually.True(() => ProcessIdentity.Of(child) is null);
    }

    [Fact]
    public async Task Cancellation_kills_the_command()
    {
        using var directory = new TemporaryDirectory();
        using var stop = new CancellationTokenSource();
        var run = Processes.RunAsync(new Command("sh", "-c", "echo $$ >self; exec sleep 3600") { WorkingDirectory = directory.Path }, stop.Token);
        await Eventually.True(() => File.Exists(directory["self"]) && new FileInfo(directory["self"]).Length > 1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Null(ProcessIdentity.Of(int.Parse(await File.ReadAllTextAsync(directory["self"], Cancel))));
    }

    [Fact]
    public async Task Variables_are_added_and_taken_away()
    {
        var result = await Processes.RunAsync(new Command("sh", "-c", "echo ${KELES_A-none} ${HOME-none}")
        {
            Environment = new Dictionary<string, string?> { ["KELES_A"] = "a b", ["HOME"] = null },
        }, Cancel);
        Assert.Equal("a b none\n", result.Output);
    }

    [Fact]
    public async Task A_child_does_not_inherit_our_ignored_signals_or_open_files()
    {
        using var directory = new TemporaryDirectory();
        await using var open = File.Create(directory["open"]);
        var result = await Processes.RunAsync(new Command("sh", "-c", "grep SigIgn /proc/self/status; ls -l /proc/self/fd"), Cancel);
        var ignored = Convert.ToUInt64(result.Output.Split('\n')[0]["SigIgn:".Length..].Trim(), 16);
        Assert.Equal(0ul, ignored & 0x7FFF_FFFF); // 32 and 33 are the C library's own.
        Assert.DoesNotContain(directory.Path, result.Output);
    }
}
