using System.Globalization;
using System.Text;
using Keles.Background;

namespace Keles.Hosting;

/// <summary>Writes metrics in the Prometheus text form (version 0.0.4), or as OpenMetrics, which differ little.</summary>
internal sealed class PrometheusText(MetricsForm form)
{
    private const string Total = "_total";

    private readonly StringBuilder text = new();

    /// <summary>The whole text.</summary>
    public string End()
    {
        if (form.IsOpen)
        {
            text.Append("# EOF\n");
        }

        return text.ToString();
    }

    public void Family(MetricFamily family)
    {
        var samples = new FamilySamples(family);
        family.Write(samples);
        if (samples.Lines.Count == 0 && !family.IsShownEmpty)
        {
            return;
        }

        Head(family.Name, family.Description ?? "", Word(family.Type));
        foreach (var (_, suffix, labels, value) in samples.Lines.OrderBy(l => l.Series, StringComparer.Ordinal))
        {
            Sample(family.Name + suffix, labels, value);
        }
    }

    public void Metric(Metric metric, IReadOnlyList<Series> series)
    {
        if (series.Count == 0)
        {
            return;
        }

        Head(metric.Name, metric.Help, Word(metric.Kind));
        foreach (var (labels, one) in series.Select(s => (Labels(s), s)).OrderBy(p => p.Item1, StringComparer.Ordinal))
        {
            if (metric.Kind == MetricKind.Histogram)
            {
                Histogram(metric, one, labels);
            }
            else
            {
                Sample(metric.Name, labels, one.Value);
            }
        }
    }

    /// <summary>
    /// Numbers as Go writes them, which is what existing scrapers compare with: the shortest digits that read back the same,
    /// with an exponent below 1e-4 and from 1e21.
    /// </summary>
    internal static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }

        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        if (shortest.Split('E') is not [var mantissa, var power])
        {
            return shortest;
        }

        var exponent = int.Parse(power, CultureInfo.InvariantCulture);
        if (exponent is < -4 or >= 21)
        {
            return $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
        }

        // The framework turns to exponents at 1e15 already.
        var sign = mantissa[0] == '-' ? "-" : "";
        var digits = mantissa.TrimStart('-').Replace(".", "", StringComparison.Ordinal).PadRight(exponent + 1, '0');
        var fraction = digits[(exponent + 1)..];
        return sign + digits[..(exponent + 1)] + (fraction.Length > 0 ? "." + fraction : "");
    }

    private void Head(string name, string help, string word)
    {
        if (form.IsOpen && word == "counter")
        {
            // There the name of a counter is what stands before _total; one without that ending is not known as a counter.
            (name, word) = name.EndsWith(Total, StringComparison.Ordinal) ? (name[..^Total.Length], word) : (name, "unknown");
        }

        text.Append("# HELP ").Append(name).Append(' ').Append(Escape(help, quotes: form.IsOpen)).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(word).Append('\n');
    }

    private static string Word(MetricType type) => type switch
    {
        MetricType.Counter => "counter",
        MetricType.Histogram => "histogram",
        MetricType.Summary => "summary",
        _ => "gauge",
    };

    private static string Word(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Histogram => "histogram",
        _ => "gauge",
    };

    private static string Labels(Series series) => string.Join(',', series.Labels
        .OrderBy(l => l.Key, StringComparer.Ordinal)
        .Select(l => $"{l.Key}=\"{Escape(Convert.ToString(l.Value, CultureInfo.InvariantCulture) ?? "", quotes: true)}\""));

    internal static string Escape(string value, bool quotes)
    {
        var escaped = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }

    private void Histogram(Metric metric, Series series, string labels)
    {
        long upTo = 0;
        var before = labels.Length > 0 ? labels + "," : "";
        for (var i = 0; i < series.Buckets.Length; i++)
        {
            upTo += series.Buckets[i];
            var bound = i < metric.Bounds.Count ? metric.Bounds[i] : double.PositiveInfinity;
            Sample(metric.Name + "_bucket", $"{before}le=\"{Number(bound)}\"", upTo);
        }

        Sample(metric.Name + "_sum", labels, series.Value);
        Sample(metric.Name + "_count", labels, series.Count);
    }

    private void Sample(string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }
}
