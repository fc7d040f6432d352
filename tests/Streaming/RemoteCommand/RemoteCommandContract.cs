using Keles.Streaming.RemoteCommand;

namespace Keles.Streaming.Tests.RemoteCommand;

/// <summary>What must hold on every way from a client to a command.</summary>
public abstract class RemoteCommandContract
{
    private const int Much = 64 * 1024 * 1024;

    // Sockets, two servers and the channels' own buffers may hold some; the rest must wait.
    private const int MayBeUnderWay = 24 * 1024 * 1024;

    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    /// <summary>Whether standard input can end by itself all the way.</summary>
    protected abstract bool HalfCloses { get; }

    private protected abstract Task<Route> MakeRoute();

    [Fact]
    public async Task Input_flows_to_the_command_and_its_end_too()
    {
        await using var route = await MakeRoute();
        await using var run = await route.Run(HalfCloses ? "cat" : "line", new(true, true, false, false));
        await run.Stdin!.Send("hello ");
        await run.Stdin!.Send(HalfCloses ? "world" : "world\n");
        await run.Stdin!.End();
        Assert.Equal("hello world", (await run.Stdout!.ReadToEnd()).TrimEnd());
        Assert.Equal(RemoteCommandStatus.Success, await ErrorChannel.ReadStatusAsync(run, Test));
    }

    [Fact]
    public async Task Output_and_errors_come_apart_and_the_exit_code_last()
    {
        await using var route = await MakeRoute();
        await using var run = await route.Run("both", new(false, true, true, false));
        var err = run.Stderr!.ReadToEnd();
        Assert.Equal("to out", await run.Stdout!.ReadToEnd());
        Assert.Equal("to err", await err);
        Assert.Equal(RemoteCommandStatus.Exited(7), await ErrorChannel.ReadStatusAsync(run, Test));
    }

    [Fact]
    public async Task A_command_that_cannot_run_says_why()
    {
        await using var route = await MakeRoute();
        await using var run = await route.Run("fail", new(false, true, false, false));
        var status = await ErrorChannel.ReadStatusAsync(run, Test);
        Assert.Null(status.ExitCode);
        Assert.Contains("no such file", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sizes_of_the_terminal_reach_the_command()
    {
        await using var route = await MakeRoute();
        await using var run = await route.Run("size", new(true, true, false, true));
        Assert.Null(run.Stderr);
        await run.Resize!.Send("{\"Width\":120,\"Height\":40}\n");
        Assert.Equal("{\"Width\":120,\"Height\":40}\n", await run.Stdout!.ReadToEnd());
    }

    [Fact]
    public async Task A_large_output_waits_for_a_slow_reader_and_arrives_whole()
    {
        await using var route = await MakeRoute();
        await using var run = await route.Run("flood", new(false, true, false, false), Much);
        var buffer = new byte[256 * 1024];
        long read = 0;
        while (await run.Stdout!.ReadAsync(buffer, Test) is > 0 and var count)
        {
            for (var i = 0; i < count; i += 4096)
            {
                Assert.Equal("0123456789abcdef"[(int)((read + i) % 16)], (char)buffer[i]);
            }
            read += count;
            Assert.True(route.Container.Written - read < MayBeUnderWay, $"{route.Container.Written - read} bytes are under way");
        }
        Assert.Equal(Much, read);
        Assert.Equal(RemoteCommandStatus.Success, await ErrorChannel.ReadStatusAsync(run, Test));
    }

    [Fact]
    public async Task A_reader_that_stops_stops_the_command()
    {
        await using var route = await MakeRoute();
        await using var run = await route.Run("endless", new(false, true, false, false));
        await run.Stdout!.ReadExactly(1024);
        await route.Container.Stalls();
        Assert.True(route.Container.Written < MayBeUnderWay, $"{route.Container.Written} bytes were written");
        await run.DisposeAsync();
        await route.Container.Broken.Task.WaitAsync(TimeSpan.FromSeconds(20), Test);
    }

    [Fact]
    public async Task A_client_that_goes_ends_the_command()
    {
        await using var route = await MakeRoute();
        var run = await route.Run("endless", new(false, true, false, false));
        await run.Stdout!.ReadExactly(1024 * 1024);
        await run.DisposeAsync();
        await route.Container.Broken.Task.WaitAsync(TimeSpan.FromSeconds(20), Test);
    }

    [Fact]
    public async Task A_command_whose_server_dies_does_not_look_finished()
    {
        await using var route = await MakeRoute();
        await using var run = await route.Run("die", new(false, true, false, false));
        RemoteCommandStatus? status = null;
        try
        {
            Assert.Equal("so far", (await run.Stdout!.ReadToEnd())[..6]);
            status = await ErrorChannel.ReadStatusAsync(run, Test);
        }
        catch (IOException)
        {
        }
        Assert.True(status is null || !status.IsSuccess);
    }
}
