namespace Keles.EndToEnd.Tests;

/// <summary>Bounded waiting at the border of a process for what no watch can tell.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Look = TimeSpan.FromMilliseconds(200);

    public static async Task TrueAsync(string what, Func<Task<bool>> condition)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, $"It did not happen in time: {what}.");
            await Task.Delay(Look, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Asks until the answer is right; the last wrong one is told.</summary>
    public static async Task EqualAsync(string expected, Func<Task<string>> ask)
    {
        var begun = TimeProvider.System.GetTimestamp();
        for (var answer = await ask(); answer != expected; answer = await ask())
        {
            if (TimeProvider.System.GetElapsedTime(begun) >= Patience) Assert.Equal(expected, answer);
            await Task.Delay(Look, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
