namespace Keles.ApiServer.Audit;

/// <summary>What is told of one request.</summary>
public sealed record AuditDecision(AuditLevel Level, IReadOnlyList<AuditStage> OmitStages, bool OmitManagedFields)
{
    public static AuditDecision Nothing { get; } = new(AuditLevel.None, [], false);

    public bool Tells(AuditStage stage) => Level != AuditLevel.None && !OmitStages.Contains(stage);
}
