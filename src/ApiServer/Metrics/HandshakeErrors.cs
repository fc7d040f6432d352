using System.Diagnostics.Metrics;

namespace Keles.ApiServer.Metrics;

/// <summary>Counts handshakes that fail; only the web server itself sees them, and tells of them through its own meter.</summary>
internal static class HandshakeErrors
{
    private static readonly Lazy<MeterListener> Listener = new(Listen);

    public static void Count() => _ = Listener.Value;

    private static MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, to) =>
            {
                if (instrument is { Meter.Name: "Microsoft.AspNetCore.Server.Kestrel", Name: "kestrel.tls_handshake.duration" }) to.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>(static (_, _, tags, _) =>
        {
            foreach (var tag in tags)
            {
                if (tag.Key == "error.type") RequestMetrics.HandshakeErrors.Only.Increment();
            }
        });
        listener.Start();
        return listener;
    }
}
