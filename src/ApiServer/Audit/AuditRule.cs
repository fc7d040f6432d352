namespace Keles.ApiServer.Audit;

/// <summary>Which requests a level holds for; an empty list stands for all.</summary>
public sealed record AuditRule(AuditLevel Level)
{
    public IReadOnlyList<string> Users { get; init; } = [];

    public IReadOnlyList<string> UserGroups { get; init; } = [];

    public IReadOnlyList<string> Verbs { get; init; } = [];

    public IReadOnlyList<AuditResources> Resources { get; init; } = [];

    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Paths of no resource; a star at the end stands for anything.</summary>
    public IReadOnlyList<string> NonResourceUrls { get; init; } = [];

    public IReadOnlyList<AuditStage> OmitStages { get; init; } = [];

    /// <summary>Null when the policy decides.</summary>
    public bool? OmitManagedFields { get; init; }

    public bool Matches(RequestInfo info, UserIdentity user)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(user);
        if (Users.Count > 0 && !Users.Contains(user.Name)) return false;
        if (UserGroups.Count > 0 && !UserGroups.Any(user.IsIn)) return false;
        if (Verbs.Count > 0 && !Verbs.Contains(info.Verb)) return false;
        if (Namespaces.Count > 0 || Resources.Count > 0) return info.IsResource && (Namespaces.Count == 0 || Namespaces.Contains(info.Namespace)) && (Resources.Count == 0 || Resources.Any(r => r.Matches(info)));
        return NonResourceUrls.Count == 0 || (!info.IsResource && NonResourceUrls.Any(u => MatchesPath(u, info.Path)));
    }

    private static bool MatchesPath(string pattern, string path) =>
        pattern == path || (pattern.EndsWith('*') && path.StartsWith(pattern[..^1], StringComparison.Ordinal));
}
