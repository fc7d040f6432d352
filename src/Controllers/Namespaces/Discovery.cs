using Keles.Api.ApiRegistration.V1;
using Keles.Client;

namespace Keles.Controllers.Namespaces;

/// <summary>Which parts of the API cannot be asked what they hold: those of other servers that are away.</summary>
internal static class Discovery
{
    /// <summary>Their groups and versions, such as <c>metrics.k8s.io/v1beta1</c>.</summary>
    public static async Task<IReadOnlyList<string>> StaleAsync(IApiClient client, CancellationToken cancel)
    {
        var services = await client.ListAsync<APIService>("", ListQuery.All, cancel);
        return [.. services.Items.Where(static s => s.Spec.Service is not null && s.Status.Conditions.Find(static c => c.Type == "Available")?.Status != "True")
            .Select(static s => $"{s.Spec.Group}/{s.Spec.Version}").Order(StringComparer.Ordinal)];
    }
}
