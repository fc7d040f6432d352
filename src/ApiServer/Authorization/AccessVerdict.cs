namespace Keles.ApiServer;

/// <summary>A decision and why; the reason of a refusal is shown to the client.</summary>
public readonly record struct AccessVerdict(AccessDecision Decision, string Reason = "")
{
    public bool IsAllowed => Decision == AccessDecision.Allow;

    public static AccessVerdict Allow(string reason = "") => new(AccessDecision.Allow, reason);

    public static AccessVerdict Deny(string reason) => new(AccessDecision.Deny, reason);

    public static AccessVerdict NoOpinion(string reason = "") => new(AccessDecision.NoOpinion, reason);
}
