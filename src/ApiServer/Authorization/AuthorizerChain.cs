using Keles.Background;

namespace Keles.ApiServer;

/// <summary>Asks authorizers in order; the first with an opinion decides, and when none has one the answer is no.</summary>
public sealed class AuthorizerChain(IReadOnlyList<IAuthorizer> authorizers) : IAuthorizer
{
    private static readonly CounterSeries NodeAllowed = AccessMetrics.Decided("Node", allowed: true);
    private static readonly CounterSeries NodeDenied = AccessMetrics.Decided("Node", allowed: false);
    private static readonly CounterSeries RbacAllowed = AccessMetrics.Decided("RBAC", allowed: true);

    public AccessVerdict Authorize(AccessRequest request)
    {
        var reasons = "";
        foreach (var authorizer in authorizers)
        {
            var verdict = authorizer.Authorize(request);
            if (verdict.Reason.Length > 0) reasons = reasons.Length == 0 ? verdict.Reason : $"{reasons}\n{verdict.Reason}";
            if (verdict.Decision == AccessDecision.NoOpinion) continue;
            (authorizer switch
            {
                NodeAuthorizer => verdict.IsAllowed ? NodeAllowed : NodeDenied,
                RbacAuthorizer => RbacAllowed,
                _ => null,
            })?.Increment();
            return verdict with { Reason = reasons };
        }

        return AccessVerdict.NoOpinion(reasons);
    }
}
