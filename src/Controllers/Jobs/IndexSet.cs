using System.Globalization;
using System.Text;

namespace Keles.Controllers.Jobs;

/// <summary>A set of completion indexes as intervals, which a job's status writes as <c>0,2-5,7</c>. Two neighbours are written apart: <c>1,2</c>.</summary>
internal sealed class IndexSet
{
    private readonly List<(int First, int Last)> intervals;

    private IndexSet(List<(int First, int Last)> intervals) => this.intervals = intervals;

    public static IndexSet Empty { get; } = new([]);

    public int Count => intervals.Sum(static i => i.Last - i.First + 1);

    public static IndexSet Of(IEnumerable<int> indexes) => Joined(indexes.Distinct().Order().Select(static i => (i, i)));

    /// <summary>Reads what a status says; what is no number is passed over, what the job has no longer is left out.</summary>
    public static IndexSet Parse(string? text, int completions) => string.IsNullOrEmpty(text) ? Empty : Joined(Read(text, completions));

    public bool Contains(int index)
    {
        var (low, high) = (0, intervals.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (intervals[middle].Last >= index) high = middle;
            else low = middle + 1;
        }

        return low < intervals.Count && intervals[low].First <= index;
    }

    public IndexSet Union(IndexSet other) =>
        other.intervals.Count == 0 ? this : intervals.Count == 0 ? other : Joined(intervals.Concat(other.intervals).OrderBy(static i => i.First));

    public IndexSet With(IEnumerable<int> indexes) => Union(Of(indexes));

    /// <summary>How many indexes are in both.</summary>
    public int CountShared(IndexSet other)
    {
        var shared = 0;
        for (int i = 0, j = 0; i < intervals.Count && j < other.intervals.Count;)
        {
            var (a, b) = (intervals[i], other.intervals[j]);
            shared += Math.Max(0, Math.Min(a.Last, b.Last) - Math.Max(a.First, b.First) + 1);
            if (a.Last <= b.Last) i++;
            if (b.Last <= a.Last) j++;
        }

        return shared;
    }

    /// <summary>The indexes below a number that are not in it, ascending.</summary>
    public IEnumerable<int> Missing(int below)
    {
        var candidate = 0;
        foreach (var (first, last) in intervals)
        {
            for (; candidate < Math.Min(first, below); candidate++) yield return candidate;
            candidate = Math.Max(candidate, last + 1);
        }

        for (; candidate < below; candidate++) yield return candidate;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (first, last) in intervals)
        {
            if (text.Length > 0) text.Append(',');
            text.Append(CultureInfo.InvariantCulture, $"{first}");
            if (last > first) text.Append(last == first + 1 ? ',' : '-').Append(CultureInfo.InvariantCulture, $"{last}");
        }

        return text.ToString();
    }

    private static IndexSet Joined(IEnumerable<(int First, int Last)> ascending)
    {
        var joined = new List<(int First, int Last)>();
        foreach (var next in ascending)
        {
            if (joined.Count == 0 || next.First > joined[^1].Last + 1) joined.Add(next);
            else if (next.Last > joined[^1].Last) joined[^1] = (joined[^1].First, next.Last);
        }

        return new(joined);
    }

    private static IEnumerable<(int First, int Last)> Read(string text, int completions)
    {
        foreach (var part in text.Split(','))
        {
            var bounds = part.Split('-');
            if (!Number(bounds[0], out var first)) continue;
            if (first >= completions) yield break;
            var last = first;
            if (bounds.Length > 1 && !Number(bounds[1], out last)) continue;
            yield return (first, Math.Min(last, completions - 1));
        }
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
