using Keles.Api.Core.V1;
using Keles.Background;

namespace Keles.ApiServer;

/// <summary>Gives out the ports that services have on nodes.</summary>
/// <remarks><para>Taken is what the stored services have, followed in the cache, and what writes under way have reserved. The lock guards
/// both. A port is reserved before its service is stored; the reservation ends when the write fails, or when the cache shows the
/// service, so there is no moment in which the port seems free. Example: 30005 is reserved, the service stored; until the cache
/// has seen that, another write finds the reservation, afterwards the service.</para>
/// <para>The lowest part of the range is left for ports that people choose. Example: of 30000-32767 the first 86 are left; a
/// service without a wish gets one from 30086 on, until those are gone.</para></remarks>
internal sealed class NodePorts
{
    private const int LeastChosen = 16;
    private const int MostChosen = 128;
    private const int ChosenPart = 32;

    private readonly Lock gate = new();
    private readonly ServiceRanges ranges;
    private readonly IRandom random;
    private readonly CacheFollower services;
    private readonly Dictionary<int, int> stored = [];
    private readonly HashSet<int> reserved = [];

    public NodePorts(ObjectStore store, ServiceRanges ranges, IRandom random)
    {
        (this.ranges, this.random) = (ranges, random);
        services = new(store, ServiceKind.Kind, stored.Clear, Change);
    }

    private int Size => ranges.LastNodePort - ranges.FirstNodePort + 1;

    private int Chosen => Size <= LeastChosen ? 0 : Math.Clamp(Size / ChosenPart, LeastChosen, MostChosen);

    /// <summary>Null when it was free and is reserved now (a dry run reserves nothing); otherwise why not.</summary>
    public string? TryTake(int port, bool dryRun)
    {
        if (port < ranges.FirstNodePort || port > ranges.LastNodePort)
            return $"provided port is not in the valid range. The range of valid ports is {ranges.FirstNodePort}-{ranges.LastNodePort}";
        lock (gate)
        {
            services.Pull();
            if (IsTaken(port)) return "provided port is already allocated";
            if (!dryRun) reserved.Add(port);
            return null;
        }
    }

    /// <summary>Some free port, reserved (a dry run reserves nothing); null when there is none.</summary>
    /// <param name="except">Ports the same write has in mind already.</param>
    public int? TakeNext(bool dryRun, IReadOnlySet<int> except)
    {
        lock (gate)
        {
            services.Pull();
            var upper = Round(ranges.FirstNodePort + Chosen, Size - Chosen);
            var lower = Chosen == 0 ? [] : Round(ranges.FirstNodePort, Chosen);
            foreach (var port in upper.Concat(lower))
            {
                if (IsTaken(port) || except.Contains(port)) continue;
                if (!dryRun) reserved.Add(port);
                return port;
            }

            return null;
        }
    }

    /// <summary>Ends a reservation whose write failed, or whose service is gone already.</summary>
    public void Release(int port)
    {
        lock (gate) reserved.Remove(port);
    }

    private bool IsTaken(int port) => reserved.Contains(port) || stored.ContainsKey(port);

    private void Change(StoredObject? before, StoredObject? after)
    {
        foreach (var port in PortsOf(before))
        {
            var count = stored.GetValueOrDefault(port) - 1;
            if (count > 0) stored[port] = count;
            else stored.Remove(port);
        }

        foreach (var port in PortsOf(after))
        {
            stored[port] = stored.GetValueOrDefault(port) + 1;
            reserved.Remove(port);
        }
    }

    private static IEnumerable<int> PortsOf(StoredObject? service) => service is null ? [] : ServicePorts.Taken(((Service)service.Object).Spec);

    private IEnumerable<int> Round(int from, int count)
    {
        if (count <= 0) yield break;
        var start = random.Next(count);
        for (var i = 0; i < count; i++) yield return from + ((start + i) % count);
    }
}
