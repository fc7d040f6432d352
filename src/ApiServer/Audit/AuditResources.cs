namespace Keles.ApiServer.Audit;

/// <summary>Resources of a group, as audit rules name them: <c>pods</c>, <c>pods/log</c>, <c>pods/*</c>, <c>*/scale</c>, <c>*</c>.</summary>
public sealed record AuditResources(string Group, IReadOnlyList<string> Resources, IReadOnlyList<string> Names)
{
    public bool Matches(RequestInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        if (Group != info.Group && Group != "*") return false;
        if (Resources.Count == 0) return true;
        return (Names.Count == 0 || Names.Contains(info.Name)) && Resources.Any(r => Matches(r, info));
    }

    private static bool Matches(string pattern, RequestInfo info)
    {
        if (pattern == "*") return true;
        if (info.Subresource.Length == 0) return pattern == info.Resource;
        return pattern == $"{info.Resource}/{info.Subresource}" || pattern == $"{info.Resource}/*" || pattern == $"*/{info.Subresource}";
    }
}
