using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What a node may say of itself.</summary>
internal static class NodeObjectRules
{
    public static void Check(AdmissionRequest request, string node)
    {
        if (request.Name != node) throw request.Forbidden($"node \"{node}\" is not allowed to modify node \"{request.Name}\"");
        switch (request.Operation)
        {
            case Operation.Create:
                var created = (Node)request.Object!;
                if (created.Spec.ConfigSource is not null) throw request.Forbidden($"node \"{node}\" is not allowed to create pods with a non-nil configSource");
                Labels(request, created, default, $"node \"{node}\" is not allowed to set the following labels: ");
                break;
            case Operation.Update:
                Update(request, (Node)request.Object!, (Node)request.Old!, node);
                break;
        }
    }

    private static void Update(AdmissionRequest request, Node now, Node before, string node)
    {
        if (now.Spec.ConfigSource is not null && now.Spec.ConfigSource != before.Spec.ConfigSource) throw request.Forbidden($"node \"{node}\" is not allowed to update configSource to a new non-nil configSource");
        if (!now.Spec.Taints.AsSpan().SequenceEqual(before.Spec.Taints.AsSpan())) throw request.Forbidden($"node \"{node}\" is not allowed to modify taints");
        if (!now.Metadata.OwnerReferences.AsSpan().SequenceEqual(before.Metadata.OwnerReferences.AsSpan())) throw request.Forbidden($"node \"{node}\" is not allowed to modify ownerReferences");
        Labels(request, now, before.Metadata.Labels, $"is not allowed to modify labels: ");
    }

    private static void Labels(AdmissionRequest request, Node now, OrderedMap<string> before, string refusal)
    {
        var labels = now.Metadata.Labels;
        var forbidden = labels.Select(static l => l.Key).Concat(before.Select(static l => l.Key)).Distinct(StringComparer.Ordinal)
            .Where(l => labels.Get(l) != before.Get(l) && NodeLabels.IsForbidden(l))
            .Order(StringComparer.Ordinal).ToArray();
        if (forbidden.Length > 0) throw request.Forbidden(refusal + string.Join(", ", forbidden));
    }
}
