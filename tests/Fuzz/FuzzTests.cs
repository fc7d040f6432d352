using System.Globalization;

namespace Keles.Fuzz.Tests;

/// <summary>Each target for a moment, from fixed seeds; for as long as KELES_FUZZ_MINUTES says, from seeds of their own, when that is set.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1.5);

    /// <summary>KELES_FUZZ_ONLY=NAME leaves one.</summary>
    private static IReadOnlyList<FuzzTarget> Chosen { get; } = Environment.GetEnvironmentVariable("KELES_FUZZ_ONLY") is { Length: > 0 } only ? [.. FuzzTargets.All.Where(t => t.Name == only)] : FuzzTargets.All;

    public static TheoryData<string> Names => [.. Chosen.Select(static t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_that_is_sent_does_harm(string name)
    {
        var target = FuzzTargets.All.Single(t => t.Name == name);
        var minutes = double.TryParse(Environment.GetEnvironmentVariable("KELES_FUZZ_MINUTES"), CultureInfo.InvariantCulture, out var given) ? given : 0;
        var cases = minutes > 0
            ? FuzzRun.For(target, TimeSpan.FromMinutes(minutes / Chosen.Count), Random.Shared.Next())
            : FuzzRun.For(target, Moment, firstSeed: 1);
        output.WriteLine($"{name}: {cases} inputs");
        Assert.True(cases > 0);
    }

    [Fact]
    public void Inputs_repeat_by_their_seed()
    {
        foreach (var target in FuzzTargets.All) Assert.Equal(target.Make(new Random(7)), target.Make(new Random(7)));
    }
}
