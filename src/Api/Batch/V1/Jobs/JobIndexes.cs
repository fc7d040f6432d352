using Keles.Machinery;

namespace Keles.Api.Batch.V1;

/// <summary>Indexes of a job's pods as its status writes them: <c>1,3-5,7</c>, in order and each below the number of completions.</summary>
public static class JobIndexes
{
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? TryParse(string text, int completions, out List<(int First, int Last)> intervals)
    {
        intervals = [];
        if (text.Length == 0) return null;
        foreach (var part in text.Split(','))
        {
            if (Interval(part, completions, out var interval) is { } problem) return problem;
            if (intervals.Count > 0 && intervals[^1].Last >= interval.First) return $"non-increasing order, previous: {intervals[^1].Last}, current: {interval.First}";
            intervals.Add(interval);
        }

        return null;
    }

    public static int Count(IEnumerable<(int First, int Last)> intervals) => intervals.Sum(static i => i.Last - i.First + 1);

    /// <summary>The first index that stands in both; null when there is none. Parts that are none are passed over.</summary>
    public static int? Overlap(string a, string b, int completions)
    {
        var others = Readable(b, completions).ToList();
        foreach (var one in Readable(a, completions))
        {
            foreach (var other in others) if (one.First <= other.Last && other.First <= one.Last) return Math.Max(one.First, other.First);
        }

        return null;
    }

    private static IEnumerable<(int First, int Last)> Readable(string text, int completions)
    {
        foreach (var part in text.Split(',')) if (Interval(part, completions, out var interval) is null) yield return interval;
    }

    private static string? Interval(string text, int completions, out (int First, int Last) interval)
    {
        interval = default;
        var parts = text.Split('-');
        if (parts.Length > 2) return $"the fragment {GoQuote.Quote(text)} violates the requirement that an index interval can have at most two parts separated by '-'";
        if (Index(parts[0], completions, out var first) is { } problem) return problem;
        interval = (first, first);
        if (parts.Length == 1) return null;
        if (Index(parts[1], completions, out var last) is { } lastProblem) return lastProblem;
        interval = (first, last);
        return first < last ? null : $"non-increasing order, previous: {first}, current: {last}";
    }

    private static string? Index(string text, int completions, out int index)
    {
        index = 0;
        if (!GoInteger.TryParse(text, out var number, out _)) return $"cannot convert string to integer for index: {GoQuote.Quote(text)}";
        if (number >= completions) return $"too large index: {GoQuote.Quote(text)}";
        index = (int)number;
        return null;
    }
}
