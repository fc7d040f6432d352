namespace Keles.Hosting;

/// <summary>A form that metrics are told in.</summary>
public sealed record MetricsForm(string ContentType, bool IsOpen)
{
    public static MetricsForm Prometheus { get; } = new("text/plain; version=0.0.4; charset=utf-8; escaping=underscores", false);

    public static MetricsForm OpenMetrics { get; } = new("application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores", true);

    /// <summary>OpenMetrics for who prefers it, the older form for everybody else.</summary>
    /// <param name="accept">The request's Accept header.</param>
    public static MetricsForm For(string? accept)
    {
        var best = (Form: Prometheus, Quality: 0.0);
        foreach (var range in (accept ?? "").Split(','))
        {
            var parts = range.Split(';', StringSplitOptions.TrimEntries);
            var quality = parts.Skip(1).FirstOrDefault(p => p.StartsWith("q=", StringComparison.Ordinal)) is { } q
                && double.TryParse(q.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : 1;
            MetricsForm? form = parts[0] switch
            {
                "application/openmetrics-text" => OpenMetrics,
                "text/plain" or "text/*" or "*/*" => Prometheus,
                _ => null,
            };
            if (form is not null && quality > best.Quality) best = (form, quality);
        }

        return best.Form;
    }
}
