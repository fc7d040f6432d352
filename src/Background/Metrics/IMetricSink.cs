namespace Keles.Background;

/// <summary>Takes the numbers of one metric while it is rendered.</summary>
public interface IMetricSink
{
    /// <param name="suffix">Of the sample's name: empty, or <c>_sum</c>, <c>_count</c>, <c>_bucket</c>.</param>
    /// <param name="extra">One label beside the metric's own (<c>le</c>, <c>quantile</c>); null for none.</param>
    void Sample(string suffix, IReadOnlyList<string> labelValues, (string Name, double Value)? extra, double value);
}
