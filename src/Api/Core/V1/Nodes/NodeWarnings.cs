using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What a client is told about a node that is valid but says something old.</summary>
internal static class NodeWarnings
{
    public static IEnumerable<string> Of(Node node)
    {
        if (node.Spec.ConfigSource is not null) yield return "spec.configSource: the feature is removed";
        if (node.Spec.ExternalID.Length > 0) yield return "spec.externalID: this field is deprecated, and is unused by Kubernetes";
        for (var i = 0; i < node.Spec.PodCIDRs.Count; i++)
            foreach (var warning in IpNames.CidrWarnings(FieldPath.Root("spec").Child("podCIDRs").Index(i), node.Spec.PodCIDRs[i])) yield return warning;
        for (var i = 0; i < node.Status.Addresses.Count; i++)
        {
            if (node.Status.Addresses[i].Type is not ("InternalIP" or "ExternalIP")) continue;
            foreach (var warning in IpNames.IpWarnings(FieldPath.Root("status").Child("addresses").Index(i).Child("address"), node.Status.Addresses[i].Address)) yield return warning;
        }
    }
}
