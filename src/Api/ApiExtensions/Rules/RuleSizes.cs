using Keles.Cel;

namespace Keles.Api.CustomResources;

/// <summary>How large the values can be that an expression reaches from self.</summary>
internal sealed class RuleSizes(RuleType self) : ICelSizes
{
    public CelCost? SizeOf(IReadOnlyList<string> path, CelType type)
    {
        if (path.Count == 0 || path[0] is not ("self" or "oldSelf")) return null;
        var at = self;
        for (var i = 1; i < path.Count; i++)
        {
            switch (path[i])
            {
                case "@items" or "@values" when at.Element is { } element:
                    at = element;
                    break;
                case "@keys" when at.Element is not null:
                    return new(0, (ulong)RuleLimits.RequestBytes - 2);
                default:
                    if (!at.Fields.TryGetValue(path[i], out var field)) return null;
                    at = field;
                    break;
            }
        }

        return new(0, (ulong)at.MostElements);
    }
}
