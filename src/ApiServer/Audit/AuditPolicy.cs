namespace Keles.ApiServer.Audit;

/// <summary>What of which request is told: the first rule that matches decides, and where none does nothing is told.</summary>
public sealed record AuditPolicy(IReadOnlyList<AuditRule> Rules)
{
    public IReadOnlyList<AuditStage> OmitStages { get; init; } = [];

    public bool OmitManagedFields { get; init; }

    /// <summary>Who did what, of everything.</summary>
    public static AuditPolicy EverythingsMetadata { get; } = new([new AuditRule(AuditLevel.Metadata)]);

    public AuditDecision Decide(RequestInfo info, UserIdentity user)
    {
        var rule = Rules.FirstOrDefault(r => r.Matches(info, user));
        return rule is null ? AuditDecision.Nothing : new(rule.Level, [.. OmitStages, .. rule.OmitStages], rule.OmitManagedFields ?? OmitManagedFields);
    }
}
