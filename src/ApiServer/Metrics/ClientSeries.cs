using System.Collections.Concurrent;
using System.Globalization;
using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>The series of requests from inside the process by one method, found once.</summary>
internal sealed class ClientSeries(string method)
{
    /// <summary>Upstream's word where there was no answer.</summary>
    private const string NoAnswer = "<error>";

    private static readonly ClientSeries Get = new("GET");
    private static readonly ClientSeries Post = new("POST");
    private static readonly ClientSeries Put = new("PUT");
    private static readonly ClientSeries Patch = new("PATCH");
    private static readonly ClientSeries Delete = new("DELETE");

    private readonly ConcurrentDictionary<int, CounterSeries> codes = new();

    public HistogramSeries Duration { get; } = ClientMetrics.Duration.With(ClientMetrics.Host, method);

    public static ClientSeries Of(string verb) => verb switch
    {
        "create" => Post,
        "update" => Put,
        "patch" => Patch,
        "delete" or "deletecollection" => Delete,
        _ => Get,
    };

    /// <param name="code">0 where there was no answer.</param>
    public CounterSeries Requests(int code) => codes.TryGetValue(code, out var found) ? found
        : codes.GetOrAdd(code, c => ClientMetrics.Requests.With(c == 0 ? NoAnswer : c.ToString(CultureInfo.InvariantCulture), ClientMetrics.Host, method));
}
