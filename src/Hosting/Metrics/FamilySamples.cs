using Keles.Background;

namespace Keles.Hosting;

/// <summary>The samples of one family, ready to be written.</summary>
internal sealed class FamilySamples(MetricFamily family) : IMetricSink
{
    private readonly (string Name, int Index)[] order = [.. family.Labels.Select((name, i) => (name, i)).OrderBy(l => l.name, StringComparer.Ordinal)];

    /// <summary>By the labels of the series, in the order in which the family told them.</summary>
    public List<(string Series, string Suffix, string Labels, double Value)> Lines { get; } = [];

    public void Sample(string suffix, IReadOnlyList<string> labelValues, (string Name, double Value)? extra, double value)
    {
        var series = string.Join(',', order.Select(l => $"{l.Name}=\"{PrometheusText.Escape(labelValues[l.Index], quotes: true)}\""));
        var labels = extra is { } one ? $"{series}{(series.Length > 0 ? "," : "")}{one.Name}=\"{PrometheusText.Number(one.Value)}\"" : series;
        Lines.Add((series, suffix, labels, value));
    }
}
