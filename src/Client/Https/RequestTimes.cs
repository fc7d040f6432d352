using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Keles.Client.Https;

/// <summary>The requests that clients over HTTPS make, under upstream's names, for whoever shows this process' metrics.</summary>
internal static class RequestTimes
{
    /// <summary>Upstream's word where there was no answer.</summary>
    private const string NoAnswer = "<error>";

    private static readonly Meter Meter = new("Keles.Client");
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>("rest_client_requests_total", description: "Requests to API servers.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("rest_client_request_duration_seconds", "s", "How long requests to API servers took in seconds.");
    private static readonly Histogram<long> RequestSize = Meter.CreateHistogram<long>("rest_client_request_size_bytes", "By", "Sizes of requests to API servers in bytes.");
    private static readonly Histogram<long> ResponseSize = Meter.CreateHistogram<long>("rest_client_response_size_bytes", "By", "Sizes of answers of API servers in bytes.");

    /// <param name="code">Null where there was no answer.</param>
    public static void Ended(HttpRequestMessage request, long began, int? code)
    {
        var host = new KeyValuePair<string, object?>("host", request.RequestUri!.Authority);
        Requests.Add(1, new("code", code?.ToString(CultureInfo.InvariantCulture) ?? NoAnswer), host, new("method", request.Method.Method));
        Duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, host, new("verb", request.Method.Method));
        if (request.Content?.Headers.ContentLength is { } size) RequestSize.Record(size, host, new("verb", request.Method.Method));
    }

    public static void Read(HttpResponseMessage answer, long bytes)
    {
        if (answer.RequestMessage is { RequestUri: { } address, Method: var method }) ResponseSize.Record(bytes, new KeyValuePair<string, object?>("host", address.Authority), new("verb", method.Method));
    }
}
