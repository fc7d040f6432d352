using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What a client is told about addresses that are written in an unusual way.</summary>
internal static class EndpointsWarnings
{
    public static IEnumerable<string> Of(Endpoints endpoints)
    {
        for (var i = 0; i < endpoints.Subsets.Count; i++)
        {
            var path = FieldPath.Root("subsets").Index(i);
            foreach (var warning in Addresses(endpoints.Subsets[i].Addresses, path.Child("addresses"))) yield return warning;
            foreach (var warning in Addresses(endpoints.Subsets[i].NotReadyAddresses, path.Child("notReadyAddresses"))) yield return warning;
        }
    }

    private static IEnumerable<string> Addresses(Items<EndpointAddress> addresses, FieldPath path) =>
        addresses.Index().SelectMany(a => IpNames.IpWarnings(path.Index(a.Index).Child("ip"), a.Item.Ip));
}
