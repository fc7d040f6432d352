using Keles.Api.Discovery.V1;
using Keles.Machinery;

namespace Keles.Controllers.EndpointSlices;

/// <summary>How existing slices become the wanted endpoints with few writes: what stays keeps its slice, new ones fill gaps, then new slices come.</summary>
internal sealed record SlicePlan(IReadOnlyList<EndpointSlice> Create, IReadOnlyList<EndpointSlice> Update, IReadOnlyList<EndpointSlice> Delete)
{
    /// <summary>Endpoints in one slice.</summary>
    public const int Capacity = 100;

    /// <param name="blank">A new slice for the group without endpoints: name, owner and labels; existing ones get its labels.</param>
    /// <param name="families">Of each of these there is at least one slice, so that readers see that there are no endpoints.</param>
    public static SlicePlan For(
        Dictionary<SliceGroup, List<Endpoint>> wanted, IReadOnlyList<EndpointSlice> existing, IEnumerable<string> families, Func<SliceGroup, EndpointSlice> blank)
    {
        var plan = new SlicePlan(new List<EndpointSlice>(), new List<EndpointSlice>(), new List<EndpointSlice>());
        foreach (var family in families)
        {
            if (!wanted.Keys.Any(g => g.AddressType == family)) wanted[new(family, default)] = [];
        }

        var byGroup = existing.ToLookup(SliceGroup.Of);
        foreach (var (group, endpoints) in wanted) plan.Fill(group, endpoints, [.. byGroup[group]], blank);
        foreach (var group in byGroup) if (!wanted.ContainsKey(group.Key)) plan.Deletes.AddRange(group);
        return plan;
    }

    /// <summary>Ready endpoints keep the hints they have until others are found for them.</summary>
    public static void KeepHints(Dictionary<SliceGroup, List<Endpoint>> wanted, IReadOnlyList<EndpointSlice> existing)
    {
        var hints = new Dictionary<string, EndpointHints?>(StringComparer.Ordinal);
        foreach (var slice in existing) foreach (var endpoint in slice.Endpoints) hints[Identity(endpoint)] = endpoint.Hints;
        foreach (var list in wanted.Values)
        {
            for (var i = 0; i < list.Count; i++) if (list[i].Conditions.Ready == true) list[i] = list[i] with { Hints = hints.GetValueOrDefault(Identity(list[i])) };
        }
    }

    /// <summary>With the moment that brought the change noted on each slice that is written.</summary>
    public SlicePlan At(string? moment)
    {
        return this with { Create = [.. Create.Select(Noted)], Update = [.. Update.Select(Noted)] };

        EndpointSlice Noted(EndpointSlice slice)
        {
            var annotations = moment is null ? slice.Metadata.Annotations.Without(SliceLabels.TriggerTime) : slice.Metadata.Annotations.With(SliceLabels.TriggerTime, moment);
            return slice with { Metadata = slice.Metadata with { Annotations = annotations } };
        }
    }

    private List<EndpointSlice> Creates => (List<EndpointSlice>)Create;

    private List<EndpointSlice> Updates => (List<EndpointSlice>)Update;

    private List<EndpointSlice> Deletes => (List<EndpointSlice>)Delete;

    private void Fill(SliceGroup group, List<Endpoint> endpoints, List<EndpointSlice> existing, Func<SliceGroup, EndpointSlice> blank)
    {
        var left = new LinkedList<Endpoint>(endpoints);
        var byIdentity = new Dictionary<string, LinkedListNode<Endpoint>>(StringComparer.Ordinal);
        for (var node = left.First; node is not null; node = node.Next) byIdentity[Identity(node.Value)] = node;
        var kept = existing.Select(s => (Slice: s, Endpoints: Keep(s, left, byIdentity))).OrderByDescending(static k => k.Endpoints.Count).ToList();
        foreach (var (slice, list) in kept)
        {
            while (list.Count < Capacity && left.First is { } next) Move(left, list, next);
            if (list.Count == 0 && (endpoints.Count > 0 || slice != kept[0].Slice)) Deletes.Add(slice);
            else ChangeTo(slice, list, blank(group));
        }

        while (left.Count > 0 || (endpoints.Count == 0 && existing.Count == 0))
        {
            var list = new List<Endpoint>();
            while (list.Count < Capacity && left.First is { } next) Move(left, list, next);
            Creates.Add(blank(group) with { Endpoints = [.. list] });
            if (endpoints.Count == 0) return;
        }
    }

    private void ChangeTo(EndpointSlice slice, List<Endpoint> endpoints, EndpointSlice like)
    {
        Items<Endpoint> next = [.. endpoints];
        if (slice.Endpoints.AsSpan().SequenceEqual(next.AsSpan()) && slice.Metadata.Labels == like.Metadata.Labels && slice.Metadata.OwnerReferences == like.Metadata.OwnerReferences) return;
        Updates.Add(slice with { Endpoints = next, Metadata = slice.Metadata with { Labels = like.Metadata.Labels, OwnerReferences = like.Metadata.OwnerReferences } });
    }

    /// <summary>The slice's endpoints that are still wanted, in their wanted form and their present order.</summary>
    private static List<Endpoint> Keep(EndpointSlice slice, LinkedList<Endpoint> left, Dictionary<string, LinkedListNode<Endpoint>> byIdentity)
    {
        var kept = new List<Endpoint>(slice.Endpoints.Count);
        foreach (var endpoint in slice.Endpoints)
        {
            if (!byIdentity.Remove(Identity(endpoint), out var node)) continue;
            left.Remove(node);
            kept.Add(node.Value);
        }

        return kept;
    }

    private static void Move(LinkedList<Endpoint> from, List<Endpoint> to, LinkedListNode<Endpoint> node)
    {
        from.Remove(node);
        to.Add(node.Value);
    }

    /// <summary>An endpoint stays the same one while its address and what is behind it do, whatever its conditions.</summary>
    private static string Identity(Endpoint endpoint) => $"{(endpoint.Addresses.IsEmpty ? "" : endpoint.Addresses[0])} {endpoint.TargetRef?.Uid} {endpoint.Hostname}";
}
