using System.Text;
using System.Threading.Channels;
using Keles.Background.Simulation;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Background.Tests;

public sealed class SimulationReplayTests
{
    [Fact]
    public void Same_seed_gives_the_same_trace_and_the_same_story()
    {
        var first = Story(42);
        var second = Story(42);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Another_seed_tries_another_order()
    {
        var stories = Enumerable.Range(1, 8).Select(seed => Story((ulong)seed).Text).Distinct().Count();
        Assert.True(stories > 1, "eight seeds gave one and the same order");
    }

    [Fact]
    public void Nothing_is_lost_in_any_order()
    {
        for (ulong seed = 1; seed <= 50; seed++)
        {
            var story = Story(seed);
            Assert.Equal(12, story.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        }
    }

    /// <summary>Producers, a consumer, a lock held across awaits, jittered waits and host-owned work: a small control plane.</summary>
    private static (string Text, ulong Hash, long Steps) Story(ulong seed)
    {
        var simulation = new SimulationScheduler(seed);
        var around = simulation.StartProcess("server").Around;
        var text = new StringBuilder();
        var channel = Channel.CreateBounded<string>(2);
        var once = WorkGate.OneAtATime("writing");
        var consumed = 0;
        var host = new BackgroundHost(around.Spawner, NullLogger.Instance);
        foreach (var name in new[] { "a", "b", "c" })
        {
            _ = host.Spawn(name, async cancel =>
            {
                for (var i = 0; i < 4; i++)
                {
                    await Task.Delay(around.Random.Jitter(TimeSpan.FromSeconds(1), 1), around.Time, cancel);
                    using var pass = await once.EnterAsync(cancel);
                    await Task.Yield();
                    await channel.Writer.WriteAsync($"{name}{i} {around.Uids.Next()}", cancel);
                }
            });
        }

        _ = host.SpawnForever("consumer", async cancel =>
        {
            await foreach (var line in channel.Reader.ReadEachAsync(cancel))
            {
                text.Append(around.Time.GetUtcNow().Ticks).Append(' ').Append(line).Append('\n');
                consumed++;
            }
        });
        simulation.RunUntil(() => consumed == 12, "all lines");
        simulation.Run(() => host.StopAsync());
        return (text.ToString(), simulation.TraceHash, simulation.Steps);
    }
}
