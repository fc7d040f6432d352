using Keles.Background.Simulation;

namespace Keles.Background.Tests;

public sealed class SimulationProcessTests
{
    private readonly SimulationScheduler simulation = new(seed: 3);

    [Fact]
    public void A_killed_process_runs_nothing_more_and_the_others_go_on()
    {
        var a = simulation.StartProcess("a");
        var b = simulation.StartProcess("b");
        int inA = 0, inB = 0;
        var cleanedUp = false;
        _ = a.Spawn("count", async cancel =>
        {
            try
            {
                while (true)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1), a.Time, cancel);
                    inA++;
                }
            }
            finally
            {
                cleanedUp = true;
            }
        });
        _ = b.Time.CreateTimer(_ => inB++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        simulation.Advance(TimeSpan.FromSeconds(3));
        a.Kill();
        simulation.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(3, inA);
        Assert.Equal(6, inB);
        Assert.False(cleanedUp);
    }

    [Fact]
    public void A_call_outlives_its_caller()
    {
        var client = simulation.StartProcess("client");
        var server = simulation.StartProcess("server");
        var written = false;
        var answered = false;
        _ = client.Spawn("request", async _ =>
        {
            answered = await server.CallAsync("write", async () =>
            {
                await Task.Delay(TimeSpan.FromSeconds(2), server.Time);
                return written = true;
            });
        });
        simulation.Advance(TimeSpan.FromSeconds(1));
        client.Kill();
        simulation.Advance(TimeSpan.FromSeconds(5));
        Assert.True(written);
        Assert.False(answered);
    }

    [Fact]
    public void A_call_brings_back_result_error_and_cancellation()
    {
        var server = simulation.StartProcess("server");
        Assert.Equal(5, simulation.Run(() => server.CallAsync("five", () => Task.FromResult(5))));
        Assert.Throws<FormatException>(() => simulation.Run(() => server.CallAsync<int>("bad", () => throw new FormatException())));
        Assert.ThrowsAny<OperationCanceledException>(() => simulation.Run(
            () => server.CallAsync("late", () => Task.FromCanceled<int>(new CancellationToken(true)))));
    }

    [Fact]
    public void Randomness_of_one_process_does_not_disturb_another()
    {
        var quiet = new SimulationScheduler(9).StartProcess("b").Around.Uids.Next();
        var busy = new SimulationScheduler(9);
        busy.StartProcess("a").Around.Uids.Next();
        Assert.Equal(quiet, busy.StartProcess("b").Around.Uids.Next());
    }
}
