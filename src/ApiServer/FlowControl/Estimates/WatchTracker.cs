namespace Keles.ApiServer.FlowControl;

/// <summary>Counts the watches over HTTPS, so that a change knows how many it will be told to.</summary>
/// <remarks>Watches inside the process are left aside: they get references, not bytes. The lock guards the counts.</remarks>
internal sealed class WatchTracker
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Group, string Resource, string Namespace, string Name), int> counts = [];

    /// <summary>Counts a watch until what is returned is called.</summary>
    /// <param name="name">Of the one object it is about; empty for all.</param>
    public Action Add(RequestInfo info, string name)
    {
        ArgumentNullException.ThrowIfNull(info);
        var key = (info.Group, info.Resource, info.Namespace, name);
        Change(key, 1);
        return () => Change(key, -1);
    }

    /// <summary>Watches that a change of this request is told to.</summary>
    public int InterestedIn(RequestInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        lock (gate)
        {
            if (counts.Count == 0) return 0;
            var all = Of("", "");
            if (info.Name.Length > 0) all += Of("", info.Name);
            if (info.Namespace.Length == 0) return all;
            all += Of(info.Namespace, "");
            return info.Name.Length > 0 ? all + Of(info.Namespace, info.Name) : all;
        }

        int Of(string ns, string name) => counts.GetValueOrDefault((info.Group, info.Resource, ns, name));
    }

    private void Change((string Group, string Resource, string Namespace, string Name) key, int by)
    {
        lock (gate)
        {
            var count = counts.GetValueOrDefault(key) + by;
            if (count == 0) counts.Remove(key);
            else counts[key] = count;
        }
    }
}
