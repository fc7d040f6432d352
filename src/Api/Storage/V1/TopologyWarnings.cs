using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Storage.V1;

/// <summary>Warnings about node labels that have a successor.</summary>
internal static class TopologyWarnings
{
    public static IEnumerable<string> Of(StorageClass storage)
    {
        for (var i = 0; i < storage.AllowedTopologies.Count; i++)
        {
            var (expressions, path) = (storage.AllowedTopologies[i].MatchLabelExpressions, FieldPath.Root("allowedTopologies").Index(i).Child("matchLabelExpressions"));
            for (var j = 0; j < expressions.Count; j++) if (DeprecatedNodeLabels.Message(expressions[j].Key) is { } message) yield return $"{path.Index(j).Child("key")}: {message}";
        }
    }

    public static IEnumerable<string> Of(CSIStorageCapacity capacity)
    {
        if (capacity.NodeTopology is not { } topology) yield break;
        var path = FieldPath.Root("nodeTopology");
        for (var i = 0; i < topology.MatchExpressions.Count; i++)
            if (DeprecatedNodeLabels.Message(topology.MatchExpressions[i].Key) is { } message) yield return $"{path.Child("matchExpressions").Index(i).Child("key")}: {topology.MatchExpressions[i].Key} is {message}";
        foreach (var (label, _) in topology.MatchLabels) if (DeprecatedNodeLabels.Message(label) is { } message) yield return $"{path.Child("matchLabels", "label")}: {message}";
    }
}
