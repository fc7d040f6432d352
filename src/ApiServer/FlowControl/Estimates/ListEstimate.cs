using Keles.ApiServer.Http;
using Keles.Client;

namespace Keles.ApiServer.FlowControl;

/// <summary>The seats of a list by how much of it is in memory at once.</summary>
internal static class ListEstimate
{
    /// <param name="count">Objects of the resource.</param>
    /// <param name="size">Bytes of one of them, about.</param>
    /// <param name="most">Seats that one request of its level may have; 0 for no bound but the general one.</param>
    public static int Seats(ListQuery query, bool isWatch, bool namesOne, long count, long size, int most)
    {
        most = most <= 0 ? FlowControlLimits.MostListSeats : Math.Min(most, FlowControlLimits.MostListSeats);
        var cached = isWatch || !IsFromStore(query);
        var limited = query.Limit > 0 ? Math.Min(query.Limit, count) : count;
        var loaded = namesOne ? 1
            : !cached && (query.FieldSelector.Length > 0 || query.LabelSelector.Length > 0) ? Math.Max(limited, count / 2)
            : limited;
        var bytes = loaded * size;
        if (cached) bytes = Math.Min(bytes, FlowControlLimits.StreamedListBytes);
        return Math.Clamp((int)Math.Ceiling(bytes / FlowControlLimits.BytesPerSeat), 1, most);
    }

    /// <summary>What the cache cannot tell: an exact version, or the rest of a list at its version.</summary>
    private static bool IsFromStore(ListQuery query) => query.Continue.Length > 0 || (query.ResourceVersionMatch == "Exact" && query.ResourceVersion is not ("" or "0"));
}
