using Keles.Machinery;

namespace Keles.Api.Discovery.V1;

/// <summary>What a client is told about a slice whose addresses are of an old kind or written in an unusual way.</summary>
internal static class EndpointSliceWarnings
{
    public static IEnumerable<string> Of(EndpointSlice slice)
    {
        if (slice.AddressType == "FQDN")
        {
            // The path is upstream's, though the member is not below the spec.
            yield return "spec.addressType: FQDN endpoints are deprecated";
            yield break;
        }

        for (var i = 0; i < slice.Endpoints.Count; i++)
        {
            var (addresses, path) = (slice.Endpoints[i].Addresses, FieldPath.Root("endpoints").Index(i).Child("addresses"));
            for (var j = 0; j < addresses.Count; j++) foreach (var warning in IpNames.IpWarnings(path.Index(j), addresses[j])) yield return warning;
        }
    }
}
