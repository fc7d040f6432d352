using Keles.Api.Core.V1;
using Keles.Background;

namespace Keles.ApiServer;

/// <summary>Gives out the ports that services have on nodes.</summary>
/// <remarks><para>The lock guards the set of taken ports, which begins with what the stored services have. A port is taken before its
/// service is stored and given back when that fails, so two writes never get the same.</para>
/// <para>The lowest part of the range is left for ports that people choose. Example: of 30000-32767 the first 86 are left; a
/// service without a wish gets one from 30086 on, until those are gone.</para></remarks>
internal sealed class NodePorts(ObjectStore store, ServiceRanges ranges, IRandom random)
{
    private const int LeastChosen = 16;
    private const int MostChosen = 128;
    private const int ChosenPart = 32;

    private readonly Lock gate = new();
    private HashSet<int>? taken;

    private int Size => ranges.LastNodePort - ranges.FirstNodePort + 1;

    private int Chosen => Size <= LeastChosen ? 0 : Math.Clamp(Size / ChosenPart, LeastChosen, MostChosen);

    /// <summary>Null when it was free and is taken now (a dry run takes nothing); otherwise why not.</summary>
    public string? TryTake(int port, bool dryRun)
    {
        if (port < ranges.FirstNodePort || port > ranges.LastNodePort)
            return $"provided port is not in the valid range. The range of valid ports is {ranges.FirstNodePort}-{ranges.LastNodePort}";
        lock (gate) return (dryRun ? !Taken().Contains(port) : Taken().Add(port)) ? null : "provided port is already allocated";
    }

    /// <summary>Some free port, taken (a dry run takes nothing); null when there is none.</summary>
    /// <param name="except">Ports the same write has in mind already.</param>
    public int? TakeNext(bool dryRun, IReadOnlySet<int> except)
    {
        lock (gate)
        {
            var upper = Round(ranges.FirstNodePort + Chosen, Size - Chosen);
            var lower = Chosen == 0 ? [] : Round(ranges.FirstNodePort, Chosen);
            foreach (var port in upper.Concat(lower))
            {
                if (Taken().Contains(port) || except.Contains(port)) continue;
                if (!dryRun) Taken().Add(port);
                return port;
            }

            return null;
        }
    }

    public void Release(int port)
    {
        lock (gate) Taken().Remove(port);
    }

    /// <summary>Takes in what the stored services have: other servers give out ports too. Returns those taken that no service has.</summary>
    public IReadOnlySet<int> Learn()
    {
        var stored = Stored();
        lock (gate)
        {
            var known = Taken();
            known.UnionWith(stored);
            return known.Except(stored).ToHashSet();
        }
    }

    private HashSet<int> Taken() => taken ??= Stored();

    private HashSet<int> Stored() => [.. store.List(ServiceKind.Kind, "").Items().SelectMany(s => ServicePorts.Taken(((Service)s.Object).Spec))];

    private IEnumerable<int> Round(int from, int count)
    {
        if (count <= 0) yield break;
        var start = random.Next(count);
        for (var i = 0; i < count; i++) yield return from + ((start + i) % count);
    }
}
