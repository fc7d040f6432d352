using System.Globalization;

namespace Keles.PodStart.Bench;

/// <summary>Measures in turns, ours and the floor alternately, and tells the median of each.</summary>
internal static class Turns
{
    public static async Task CompareAsync(string what, int pods, int turns, BenchNode node, BareCri bare)
    {
        await node.RunAsync(pods);
        await bare.RunAsync(pods);
        var (ours, floor) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < turns; turn++)
        {
            ours.Add((await node.RunAsync(pods)).TotalMilliseconds);
            floor.Add((await bare.RunAsync(pods)).TotalMilliseconds);
        }
        var (a, b) = (ours.Order().ElementAt(turns / 2), floor.Order().ElementAt(turns / 2));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {a:0} ms | {b:0} ms | {a / b:0.00} |"));
    }
}
