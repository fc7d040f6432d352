using System.Text.RegularExpressions;

namespace Keles.Background.Tests;

public sealed partial class RandomnessTests
{
    [Fact]
    public void The_numbers_of_a_seed_never_change()
    {
        // SplitMix64 of seed 0; frozen, because a recorded seed must still mean the same run next year.
        var random = new SeededRandom(0);
        Assert.Equal([0xE220A8397B1DCDAFUL, 0x6E789E6AA1B965F4UL, 0x06C45D188009454FUL],
            [random.NextUInt64(), random.NextUInt64(), random.NextUInt64()]);
    }

    [Fact]
    public void Forks_differ_by_name_and_not_by_what_was_drawn()
    {
        var root = new SeededRandom(1);
        var before = root.Fork("a").NextUInt64();
        root.NextUInt64();
        Assert.Equal(before, root.Fork("a").NextUInt64());
        Assert.NotEqual(before, root.Fork("b").NextUInt64());
    }

    [Fact]
    public void Uids_are_random_version_4_in_lower_case()
    {
        var uids = new UidSource(SystemRandom.Instance);
        var made = Enumerable.Range(0, 1000).Select(_ => uids.Next()).ToList();
        Assert.All(made, uid => Assert.Matches(Version4(), uid));
        Assert.Equal(1000, made.Distinct().Count());
        Assert.Equal(new UidSource(new SeededRandom(4)).Next(), new UidSource(new SeededRandom(4)).Next());
    }

    [Fact]
    public void Draws_stay_in_range_and_reach_all_of_it()
    {
        var random = new SeededRandom(2);
        var drawn = Enumerable.Range(0, 1000).Select(_ => random.Next(3, 8)).ToHashSet();
        Assert.Equal([3, 4, 5, 6, 7], drawn.Order());
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(random.NextDouble(), 0, 0.9999999999999999));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(0));
        Assert.Matches("^[xyz]{40}$", random.NextString("xyz", 40));
    }

    [Fact]
    public void A_shuffle_keeps_every_item()
    {
        var items = Enumerable.Range(0, 50).ToArray();
        new SeededRandom(3).Shuffle<int>(items);
        Assert.NotEqual(Enumerable.Range(0, 50), items);
        Assert.Equal(Enumerable.Range(0, 50), items.Order());
    }

    [Fact]
    public void Bytes_are_filled_to_the_last()
    {
        var bytes = new byte[13];
        var seen = new bool[13];
        var random = new SeededRandom(3);
        for (var i = 0; i < 50; i++)
        {
            random.NextBytes(bytes);
            for (var at = 0; at < bytes.Length; at++)
            {
                seen[at] |= bytes[at] != 0;
            }
        }

        Assert.All(seen, Assert.True);
    }

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(2, 0.2)]
    [InlineData(5, 1.6)]
    [InlineData(9, 25.6)]
    [InlineData(10, 30)]
    [InlineData(100000, 30)]
    public void Backoff_doubles_up_to_its_limit(int failures, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.Standard.After(failures));

    [Fact]
    public void Backoff_with_jitter_is_longer_by_at_most_its_part()
    {
        var random = new SeededRandom(8);
        for (var i = 0; i < 100; i++)
        {
            Assert.InRange(Backoff.Standard.After(3, random), TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(0.48));
        }
    }

    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex Version4();
}
