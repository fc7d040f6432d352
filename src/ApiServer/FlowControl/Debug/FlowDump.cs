using System.Globalization;
using Keles.ApiServer.Http;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.FlowControl;

/// <summary>Shows levels, queues and those who wait: <c>/debug/api_priority_and_fairness/dump_…</c>.</summary>
internal sealed class FlowDump(FlowController controller) : INonResourceEndpoint
{
    private const string Root = "/debug/api_priority_and_fairness/";

    private static readonly string[] LevelColumns = ["PriorityLevelName", "ActiveQueues", "IsIdle", "IsQuiescing", "WaitingRequests", "ExecutingRequests"];

    private static readonly string[] QueueColumns =
        ["PriorityLevelName", "Index", "PendingRequests", "ExecutingRequests", "SeatsInUse", "NextDispatchR", "InitialSeatsSum", "MaxSeatsSum", "TotalWorkSum"];

    private static readonly string[] RequestColumns =
        ["PriorityLevelName", "FlowSchemaName", "QueueIndex", "RequestIndexInQueue", "FlowDistingsher", "ArriveTime", "InitialSeats", "FinalSeats", "AdditionalLatency"];

    private static readonly string[] DetailColumns = ["UserName", "Verb", "APIPath", "Namespace", "Name", "APIVersion", "Resource", "SubResource"];

    public bool Handles(string path) => path is Root + "dump_priority_levels" or Root + "dump_queues" or Root + "dump_requests";

    public async ValueTask HandleAsync(HttpContext http, CancellationToken cancel)
    {
        if (!HttpMethods.IsGet(http.Request.Method)) throw ApiErrors.MethodNotAllowed();
        var levels = controller.Table.Levels;
        var text = http.Request.Path.Value![Root.Length..] switch
        {
            "dump_priority_levels" => TextTable.Of(LevelColumns, levels.Select(static l => l.Look(q => Level(l, q)))),
            "dump_queues" => TextTable.Of(QueueColumns, levels.SelectMany(static l => l.Look(q => Queues(l, q)))),
            _ => Requests(levels, Queries.Text(http.Request.Query, "includeRequestDetails").Length > 0),
        };
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(text, cancel);
    }

    private static string[] Level(PriorityLevel level, FairQueues queues) =>
        [level.Name, Text(queues.Queues.Count(static q => q.Waiting.Count > 0)), Text(queues.IsIdle), Text(level.IsQuiescing), Text(queues.Waiting), Text(queues.Executing)];

    private static string[][] Queues(PriorityLevel level, FairQueues queues) =>
    [
        .. queues.Queues.Select(q => (string[])
            [level.Name, Text(q.Index), Text(q.Waiting.Count), Text(q.Executing), Text(q.SeatsInUse), SeatSeconds(q.NextDispatchR), Text(q.InitialSeatsWaiting), Text(q.MaxSeatsWaiting), SeatSeconds(q.WorkWaiting)]),
    ];

    private static string Requests(IReadOnlyList<PriorityLevel> levels, bool details) => TextTable.Of(
        details ? [.. RequestColumns, .. DetailColumns] : RequestColumns,
        levels.SelectMany(l => l.Look(q => q.Queues.SelectMany(queue => queue.Waiting.Select((r, i) => Request(l, queue, (FlowPass)r, i, details))).ToArray())));

    private static string[] Request(PriorityLevel level, FairQueue queue, FlowPass pass, int index, bool details)
    {
        string[] row =
        [
            level.Name, pass.Flow.Name, Text(queue.Index), Text(index), pass.Distinguisher, pass.Arrived.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
            Text(pass.Estimate.InitialSeats), Text(pass.Estimate.FinalSeats), GoDuration.Text(pass.Estimate.AdditionalLatency),
        ];
        var info = pass.Info;
        return details
            ? [.. row, pass.User.Name, info.Verb, info.Path, info.Namespace, info.Name, info.Group.Length > 0 ? $"{info.Group}/{info.Version}" : info.Version, info.Resource, info.Subresource]
            : row;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool value) => value ? "true" : "false";

    private static string SeatSeconds(double value) => value.ToString("F8", CultureInfo.InvariantCulture) + "ss";
}
