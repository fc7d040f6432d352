using Keles.Api;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.Http;
using Keles.Client;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.FlowControl;

/// <summary>Guesses what a request will cost before it begins.</summary>
internal sealed class WorkEstimator(ObjectStore store, ServedKinds served, WatchTracker watches)
{
    public WorkEstimate Of(HttpContext http, RequestInfo info, FlowEntry flow)
    {
        if (!info.IsResource) return WorkEstimate.One;
        switch (info.Verb)
        {
            case "list":
                return List(http.Request.Query, info, flow);
            case "watch":
                var query = http.Request.Query;
                var tellsAll = Queries.Flag(query, "sendInitialEvents") == true || Queries.Text(query, "resourceVersion") is "" or "0";
                return tellsAll ? List(query, info, flow) : WorkEstimate.One;
            case "create" or "update" or "patch" or "delete" when !IsOnlyAnswered(info):
                var watchers = watches.InterestedIn(info);
                flow.Series.WatchCount.Observe(watchers);
                return ChangeEstimate.Of(watchers, flow.Level.MostSeats);
            default:
                return WorkEstimate.One;
        }
    }

    /// <summary>A token is asked for by POST, but nothing is stored that anybody watches.</summary>
    private static bool IsOnlyAnswered(RequestInfo info) => info is { Subresource: "token", Resource: "serviceaccounts" } or { Group: "authorization.k8s.io" or "authentication.k8s.io" };

    private WorkEstimate List(IQueryCollection query, RequestInfo info, FlowEntry flow)
    {
        // Of resources that another server has nothing is known, and they cost this one little.
        if (served.Current.ByResource(info.Group, info.Version, info.Resource) is not { } kind || store.StatisticsOf(kind) is not { } known) return WorkEstimate.One;
        var options = new ListQuery
        {
            LabelSelector = Queries.Text(query, "labelSelector"),
            FieldSelector = Queries.Text(query, "fieldSelector"),
            Limit = long.TryParse(Queries.Text(query, "limit"), out var limit) ? limit : 0,
            Continue = Queries.Text(query, "continue"),
            ResourceVersion = Queries.Text(query, "resourceVersion"),
            ResourceVersionMatch = Queries.Text(query, "resourceVersionMatch"),
        };
        var namesOne = info.Name.Length > 0 || FieldSelectors.ExactValue(options.FieldSelector, "metadata.name").Length > 0;
        return new(ListEstimate.Seats(options, info.Verb == "watch", namesOne, known.Count, known.AverageBytes, flow.Level.MostSeats));
    }
}
