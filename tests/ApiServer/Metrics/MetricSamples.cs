using System.Globalization;
using Keles.Hosting;

namespace Keles.ApiServer.Tests.Metrics;

/// <summary>Reads samples as /metrics shows them. The numbers are the process': other tests may add to them while one runs.</summary>
internal sealed class MetricSamples : IDisposable
{
    private readonly MetricsRegistry registry = new();

    /// <summary>The sum of all samples of a name whose line has all these parts.</summary>
    public double Sum(string name, params string[] parts) => Lines(name, parts).Sum(static l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    public IEnumerable<string> Lines(string name, params string[] parts) =>
        registry.Render().Split('\n').Where(l => (l.StartsWith(name + "{", StringComparison.Ordinal) || l.StartsWith(name + " ", StringComparison.Ordinal)) && parts.All(p => l.Contains(p, StringComparison.Ordinal)));

    public void Dispose() => registry.Dispose();
}
