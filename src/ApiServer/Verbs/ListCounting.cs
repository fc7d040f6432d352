using Keles.ApiServer.Metrics;

namespace Keles.ApiServer;

/// <summary>Counts what a list looked at and what it returned, once it is over.</summary>
internal static class ListCounting
{
    public static IEnumerable<StoredObject> Of(IEnumerable<StoredObject> items, ObjectFilter filter, KindSeries series)
    {
        var (fetched, returned) = (0, 0);
        try
        {
            foreach (var item in items)
            {
                fetched++;
                if (!filter.Matches(item)) continue;
                returned++;
                yield return item;
            }
        }
        finally
        {
            series.CacheFetched.Add(fetched);
            series.CacheReturned.Add(returned);
        }
    }
}
