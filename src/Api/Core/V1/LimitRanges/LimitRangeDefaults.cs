using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a limit range when nothing is said: a container's default limit is the most it may have, its default request that or the least.</summary>
internal static class LimitRangeDefaults
{
    public static LimitRange Of(LimitRange o) => o with { Spec = o.Spec with { Limits = o.Spec.Limits.Map(Of) } };

    private static LimitRangeItem Of(LimitRangeItem item)
    {
        item = item with
        {
            Max = ResourceDefaults.Rounded(item.Max),
            Min = ResourceDefaults.Rounded(item.Min),
            Default = ResourceDefaults.Rounded(item.Default),
            DefaultRequest = ResourceDefaults.Rounded(item.DefaultRequest),
            MaxLimitRequestRatio = ResourceDefaults.Rounded(item.MaxLimitRequestRatio),
        };
        if (item.Type != "Container") return item;
        var limit = ResourceDefaults.Completed(item.Default, item.Max);
        var request = ResourceDefaults.Completed(ResourceDefaults.Completed(item.DefaultRequest, limit), item.Min);
        return item with { Default = limit, DefaultRequest = request };
    }
}
