namespace Keles.Scheduler;

/// <summary>The scale of scores.</summary>
internal static class Scores
{
    public const long Max = 100;

    /// <summary>Stretches scores so that the highest is <see cref="Max"/>; reversed, the highest becomes 0. All equal to zero is the worst, or reversed the best.</summary>
    public static void Stretch(Span<long> scores, bool reverse)
    {
        long highest = 0;
        foreach (var score in scores) highest = Math.Max(highest, score);
        foreach (ref var score in scores)
        {
            var stretched = highest == 0 ? 0 : Max * score / highest;
            score = reverse ? Max - stretched : stretched;
        }
    }
}
