namespace Keles.Hosting;

/// <summary>The numbers of one label set: a sum, and for a histogram the count in each bucket.</summary>
internal sealed class Series(KeyValuePair<string, object?>[] labels, int buckets)
{
    public KeyValuePair<string, object?>[] Labels { get; } = labels;

    /// <summary>The value, or the sum of a histogram's observations.</summary>
    public double Value { get; set; }

    public long Count { get; private set; }

    /// <summary>Observations by bucket, not yet summed up; the last is beyond every bound.</summary>
    public long[] Buckets { get; } = buckets == 0 ? [] : new long[buckets + 1];

    /// <summary>Another label set of the same hash.</summary>
    public Series? Next { get; init; }

    public void Observe(double value, IReadOnlyList<double> bounds)
    {
        var bucket = 0;
        while (bucket < bounds.Count && value > bounds[bucket])
        {
            bucket++;
        }

        Buckets[bucket]++;
        Count++;
        Value += value;
    }

    public bool Has(ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        if (labels.Length != Labels.Length)
        {
            return false;
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i].Key != Labels[i].Key || !Equals(labels[i].Value, Labels[i].Value))
            {
                return false;
            }
        }

        return true;
    }
}
