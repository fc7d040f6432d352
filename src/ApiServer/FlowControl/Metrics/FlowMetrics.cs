using System.Diagnostics.Metrics;
using Keles.Background;

namespace Keles.ApiServer.FlowControl;

/// <summary>What is told of priority and fairness, under upstream's names.</summary>
internal static class FlowMetrics
{
    private const string Prefix = "apiserver_flowcontrol_";
    private const string Level = "priority_level";
    private const string Schema = "flow_schema";

    private static readonly Meter Meter = new("Keles.ApiServer");
    private static readonly double[] Durations = [0, 0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30];

    public static readonly CounterFamily Rejected = new(Meter, Prefix + "rejected_requests_total", "Requests that were refused because their priority level was full.", Schema, Level, "reason");

    public static readonly CounterFamily Dispatched = new(Meter, Prefix + "dispatched_requests_total", "Requests that began to execute.", Schema, Level) { IsShownEmpty = true };

    public static readonly GaugeFamily InqueueRequests = new(Meter, Prefix + "current_inqueue_requests", "Requests that wait in queues.", Schema, Level) { IsShownEmpty = true };

    public static readonly GaugeFamily InqueueSeats = new(Meter, Prefix + "current_inqueue_seats", "Seats that requests in queues wait for.", Schema, Level) { IsShownEmpty = true };

    public static readonly GaugeFamily ExecutingRequests = new(Meter, Prefix + "current_executing_requests", "Requests that execute, a watch until it has told what was there when it began.", Schema, Level) { IsShownEmpty = true };

    public static readonly GaugeFamily ExecutingSeats = new(Meter, Prefix + "current_executing_seats", "Seats of requests that execute.", Schema, Level) { IsShownEmpty = true };

    public static readonly HistogramFamily QueueLength = new(Meter, Prefix + "request_queue_length_after_enqueue", "Length of a queue as each request finds it that joins.", [0, 10, 25, 50, 100, 250, 500, 1000], Schema, Level) { IsShownEmpty = true };

    public static readonly HistogramFamily Wait = new(Meter, Prefix + "request_wait_duration_seconds", "How long requests waited in seconds, by whether they executed then.", Durations, "execute", Schema, Level) { IsShownEmpty = true };

    public static readonly HistogramFamily Execution = new(Meter, Prefix + "request_execution_seconds", "How long requests executed in seconds.", Durations, Schema, Level, "type") { IsShownEmpty = true };

    public static readonly HistogramFamily WatchCount = new(Meter, Prefix + "watch_count_samples", "Watchers that each change is told to.", [0, 1, 10, 100, 1000, 10000], Schema, Level) { IsShownEmpty = true };

    public static readonly HistogramFamily EstimatedSeats = new(Meter, Prefix + "work_estimated_seats", "Seats that requests were estimated at.", [1, 2, 4, 10], Schema, Level) { IsShownEmpty = true };

    public static readonly TimingHistogramFamily SeatUtilization = new(
        Meter, Prefix + "priority_level_seat_utilization", "Share of the seats in use, over time.", [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1], "phase", Level) { IsShownEmpty = true };

    public static readonly TimingHistogramFamily RequestUtilization = new(
        Meter, Prefix + "priority_level_request_utilization", "Requests as a share of the limit, over time.", [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.25, 0.5, 0.75, 1], "phase", Level) { IsShownEmpty = true };

    public static readonly TimingHistogramFamily ReadVersusWrite = new(
        Meter, Prefix + "read_vs_write_current_requests", "Requests as a share of the limit, over time, by whether they change something.",
        [0, 0.001, 0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1], "phase", "request_kind") { IsShownEmpty = true };

    public static readonly TimingHistogramFamily Demand = new(
        Meter, Prefix + "demand_seats", "Seats in use or waited for as a share of the limit, over time.", [0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.7, 2, 2.8, 4, 6], Level) { IsShownEmpty = true };

    public static readonly GaugeFamily NominalLimit = Gauge("nominal_limit_seats", "Seats that the configuration gives to the level.");

    public static readonly GaugeFamily LowerLimit = Gauge("lower_limit_seats", "Seats that the level always keeps.");

    public static readonly GaugeFamily UpperLimit = Gauge("upper_limit_seats", "Seats that the level may have at most.");

    public static readonly GaugeFamily CurrentLimit = Gauge("current_limit_seats", "Seats that the level has at present.");

    public static readonly GaugeFamily Target = Gauge("target_seats", "Seats that the level was to get at the last adjustment.");

    public static readonly GaugeFamily DemandMost = Gauge("demand_seats_high_watermark", "Most seats wanted at once between the last two adjustments.");

    public static readonly GaugeFamily DemandAverage = Gauge("demand_seats_average", "Seats wanted on average between the last two adjustments.");

    public static readonly GaugeFamily DemandDeviation = Gauge("demand_seats_stdev", "Standard deviation of the seats wanted between the last two adjustments.");

    public static readonly GaugeFamily DemandSmoothed = Gauge("demand_seats_smoothed", "Seats wanted, smoothed over several adjustments.");

    public static readonly GaugeFamily FairFraction = new(Meter, Prefix + "seat_fair_frac", "Part of each level's target that the server's seats are enough for.") { IsShownEmpty = true };

    public static readonly ObservedFamily CurrentR = Observed("current_r", "Virtual time of the last change.");

    public static readonly ObservedFamily DispatchR = Observed("dispatch_r", "Virtual time at which the last request began.");

    public static readonly ObservedFamily LatestS = Observed("latest_s", "Virtual start of the request that began last.");

    public static readonly ObservedFamily NextS = Observed("next_s_bounds", "Least and greatest virtual start among the first of each queue.", "bound");

    public static readonly ObservedFamily NextDiscountedS = Observed("next_discounted_s_bounds", "The same less the work in progress.", "bound");

    private static GaugeFamily Gauge(string name, string help) => new(Meter, Prefix + name, help, Level) { IsShownEmpty = true };

    private static ObservedFamily Observed(string name, string help, string? more = null) => new(Meter, MetricType.Gauge, Prefix + name, help, more is null ? [Level] : [more, Level]) { IsShownEmpty = true };
}
