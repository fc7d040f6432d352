using Keles.Api;
using Keles.Api.ApiRegistration.V1;
using Keles.Client;

namespace Keles.Controllers.Namespaces;

/// <summary>What other API servers may hold in a namespace, and which of them cannot be asked.</summary>
/// <param name="Kinds">Each resource in one version only: in the others it is the same.</param>
/// <param name="Stale">Groups and versions such as <c>metrics.k8s.io/v1beta1</c>.</param>
internal sealed record Discovery(IReadOnlyList<Kind> Kinds, IReadOnlyList<string> Stale)
{
    /// <param name="kindsOf">What a group version consists of, when its server says so.</param>
    public static async Task<Discovery> AskAsync(IApiClient client, Func<string, string, IReadOnlyList<Kind>?> kindsOf, CancellationToken cancel)
    {
        var services = await client.ListAsync<APIService>("", ListQuery.All, cancel);
        List<Kind> kinds = [];
        List<string> stale = [];
        foreach (var service in services.Items.Where(static s => s.Spec.Service is not null).OrderByDescending(static s => s.Spec.VersionPriority).ThenBy(static s => s.Metadata.Name, StringComparer.Ordinal))
        {
            var (group, version) = (service.Spec.Group, service.Spec.Version);
            if (service.Status.Conditions.Find(static c => c.Type == "Available")?.Status == "True" && kindsOf(group, version) is { } there) kinds.AddRange(there);
            else stale.Add($"{group}/{version}");
        }

        return new([.. kinds.DistinctBy(static k => (k.Group, k.Plural))], [.. stale.Order(StringComparer.Ordinal)]);
    }
}
