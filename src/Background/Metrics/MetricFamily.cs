using System.Diagnostics.Metrics;

namespace Keles.Background;

/// <summary>A metric whose series are found once, by the values of its labels, and then recorded on without search, lock or allocation.</summary>
/// <remarks>An instrument like any other, so that a listener of its meter finds it; but it keeps its own numbers, for what the framework's
/// instruments hand to a listener has to be looked up by its labels every time, which is too dear at tens of thousands of requests a second.</remarks>
public abstract class MetricFamily : Instrument
{
    private protected MetricFamily(Meter meter, string name, string help, IReadOnlyList<string> labels) : base(meter, name, null, help) => Labels = labels;

    public abstract MetricType Type { get; }

    public IReadOnlyList<string> Labels { get; }

    /// <summary>Its name and type are told although it has no series yet.</summary>
    public bool IsShownEmpty { get; init; }

    /// <summary>Hands every series' numbers to the sink.</summary>
    public abstract void Write(IMetricSink sink);
}
