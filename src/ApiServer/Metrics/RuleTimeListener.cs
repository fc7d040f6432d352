using System.Diagnostics.Metrics;
using Keles.Api.CustomResources;
using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>Takes the times of schemas' rules, which the kinds' project measures and knows no names for.</summary>
internal static class RuleTimeListener
{
    private static readonly Lazy<MeterListener> Listener = new(Listen);

    public static void Begin() => _ = Listener.Value;

    private static MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, to) =>
            {
                if (instrument.Meter.Name != RuleTimes.MeterName) return;
                to.EnableMeasurementEvents(instrument, instrument.Name switch
                {
                    RuleTimes.Compilation => CelMetrics.Compilation.Only,
                    RuleTimes.Evaluation => CelMetrics.Evaluation.Only,
                    _ => CelMetrics.Ratcheting.Only,
                });
            },
        };
        listener.SetMeasurementEventCallback<double>(static (_, seconds, _, series) => ((HistogramSeries)series!).Observe(seconds));
        listener.Start();
        return listener;
    }
}
