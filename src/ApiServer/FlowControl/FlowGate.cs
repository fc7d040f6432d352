using Keles.ApiServer.Http;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.FlowControl;

/// <summary>Priority and fairness: every request waits in its level and flow.</summary>
internal sealed class FlowGate(FlowController controller, WorkEstimator estimator, WatchTracker watches, TimeProvider time) : ITurnGate
{
    public const string SchemaHeader = "X-Kubernetes-PF-FlowSchema-UID";

    public const string LevelHeader = "X-Kubernetes-PF-PriorityLevel-UID";

    /// <inheritdoc/>
    /// <remarks>A quarter of its time may pass in a queue.</remarks>
    public async ValueTask<FlowTurn> EnterAsync(HttpContext http, RequestInfo info, UserIdentity user, TimeSpan? deadline, CancellationToken cancel)
    {
        // Streams last as long as somebody listens; seats are for what ends.
        if (LongRunning.Is(info) && info.Verb != "watch") return FlowTurn.Free;
        var flow = controller.Table.Classify(user, info);
        var level = flow.Level;
        var distinguisher = level.Shape.Queues > 1 ? flow.DistinguisherOf(user, info) : "";
        var pass = new FlowPass(flow, info, user, distinguisher)
        {
            FlowHash = level.Shape.Queues > 1 ? flow.HashOf(distinguisher) : 0,
            Estimate = level.Shape.IsExempt ? WorkEstimate.One : estimator.Of(http, info, flow),
            IsMutating = LongRunning.IsMutating(info.Verb),
            Arrived = level.Shape.IsExempt ? default : time.GetUtcNow(),
        };
        http.Response.Headers[LevelHeader] = level.Uid;
        http.Response.Headers[SchemaHeader] = flow.Uid;
        var wait = deadline is { } whole ? whole / 4 : FlowControlLimits.DefaultWait;
        var refused = await level.EnterAsync(pass, wait < FlowControlLimits.LongestWait ? wait : FlowControlLimits.LongestWait, cancel);
        if (refused is not null)
        {
            cancel.ThrowIfCancellationRequested();
            level.Dropped.Add(time.GetUtcNow().ToUnixTimeSeconds());
            await TooManyRequests.AnswerAsync(http, level.Dropped.RetryAfterSeconds);
            return FlowTurn.Refused;
        }

        if (pass.IsWatch)
        {
            pass.StayWith(http);
            pass.Ended = watches.Add(info, info.Name.Length > 0 ? info.Name : FieldSelectors.ExactValue(Queries.Text(http.Request.Query, "fieldSelector"), "metadata.name"));
        }

        return new(pass, false);
    }
}
