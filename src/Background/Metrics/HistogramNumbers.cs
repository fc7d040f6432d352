namespace Keles.Background;

/// <summary>What a histogram says of one label set.</summary>
/// <param name="Buckets">Counts by bucket, not yet summed up.</param>
internal readonly record struct HistogramNumbers(long[] Buckets, double Sum)
{
    public void Write(IMetricSink sink, IReadOnlyList<string> values, double[] bounds)
    {
        long upTo = 0;
        for (var i = 0; i < Buckets.Length; i++)
        {
            upTo += Buckets[i];
            sink.Sample("_bucket", values, ("le", i < bounds.Length ? bounds[i] : double.PositiveInfinity), upTo);
        }

        sink.Sample("_sum", values, null, Sum);
        sink.Sample("_count", values, null, upTo);
    }
}
