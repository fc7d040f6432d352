using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.EndpointSlices.Topology;

/// <summary>Gives the slices of services that ask for it hints by zone, and tells on the service when that begins, ends or cannot be.</summary>
internal sealed class TopologyHinting(EventRecorder events, Informer<Node> nodes)
{
    private readonly TopologyState state = new();

    /// <summary>The service asks for hints by zone. Then what it says of the distribution of traffic does not count.</summary>
    public static bool IsWanted(Service service) =>
        (service.Metadata.Annotations.Get("service.kubernetes.io/topology-aware-hints") ?? service.Metadata.Annotations.Get("service.kubernetes.io/topology-mode")) is "Auto" or "auto";

    /// <summary>Calls back soon after nodes changed in a way that matters, once for many of them.</summary>
    public void OnNodes(Action look) => nodes.OnChange(c =>
    {
        if (!state.IsEmpty && !(c is { Before: { } before, After: { } after } && !ZoneShares.Differ(before, after))) look();
    });

    public IReadOnlyList<ObjectKey> Overloaded() => state.Overloaded(ZoneShares.Of(nodes.List()));

    public void Forget(ObjectKey service) => state.Forget(service);

    /// <param name="existing">All slices of the service as they are; their ready endpoints keep hints in the plan.</param>
    public SlicePlan Apply(Service service, SlicePlan plan, IReadOnlyList<EndpointSlice> existing)
    {
        var key = ObjectKey.Of(service);
        if (!IsWanted(service))
        {
            if (state.Has(key)) foreach (var family in existing.Select(static s => s.AddressType).Distinct()) Tell(service, EventRecorder.Warning, "TopologyAwareHintsDisabled", "Topology Aware Hints has been disabled", family);
            state.Forget(key);
            return plan;
        }

        var shares = ZoneShares.Of(nodes.List());
        var touched = plan.Update.Concat(plan.Delete).Select(static s => s.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        var (changing, unchanged) = (plan.Create.Concat(plan.Update).ToLookup(static s => s.AddressType), existing.Where(s => !touched.Contains(s.Metadata.Name)).ToLookup(static s => s.AddressType));
        var written = new List<EndpointSlice>();
        foreach (var family in changing.Select(static g => g.Key).Union(unchanged.Select(static g => g.Key)).Order(StringComparer.Ordinal))
        {
            var result = TopologyHints.For(shares, [.. changing[family]], [.. unchanged[family]]);
            written.AddRange(result.Changed);
            Note(service, family, result);
        }

        return plan with { Create = [.. written.Where(static s => s.Metadata.Name.Length == 0)], Update = [.. written.Where(static s => s.Metadata.Name.Length > 0)] };
    }

    private void Note(Service service, string family, TopologyResult result)
    {
        var key = ObjectKey.Of(service);
        if (result.Problem is { } problem)
        {
            state.Remove(key, family);
            Tell(service, EventRecorder.Warning, "TopologyAwareHintsDisabled", problem, family);
            return;
        }

        if (!state.Has(key)) Tell(service, EventRecorder.Normal, "TopologyAwareHintsEnabled", "Topology Aware Hints has been enabled", family);
        state.Set(key, family, result.Given);
    }

    private void Tell(Service service, string type, string reason, string message, string family) =>
        events.Event(ServiceKind.Kind, service, type, reason, $"{message}, addressType: {family}");
}
