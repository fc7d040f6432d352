using System.Diagnostics.Metrics;
using Keles.Api.Resource.V1;
using Keles.Background;
using Keles.Machinery;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Controllers.ResourceClaims;

/// <summary>What the controller of claims counts, under upstream's names.</summary>
internal static class ResourceClaimMetrics
{
    private static readonly Meter Meter = new("Keles.Controllers.ResourceClaims");
    private static readonly CounterFamily Creates = new(Meter, "resourceclaim_controller_creates_total", "Claims that were made or could not be.", "status", "admin_access");
    private static readonly ObservedFamily Claims = new(Meter, MetricType.Gauge, "resourceclaim_controller_resource_claims", "Claims there are.", "allocated", "admin_access", "source");

    public static void Created(ResourceClaim claim, bool failed) => Creates.With(failed ? "failure" : "success", Text(IsAdmin(claim))).Increment();

    /// <summary>Counts these claims until what is returned is disposed.</summary>
    public static IDisposable Count(Func<IReadOnlyList<ResourceClaim>> claims) => Claims.From(() =>
        claims().GroupBy(static c => (Text(c.Status.Allocation is not null), Text(IsAdmin(c)), SourceOf(c))).Select(static g => (new[] { g.Key.Item1, g.Key.Item2, g.Key.Item3 }, (double)g.Count())));

    private static bool IsAdmin(ResourceClaim claim) => claim.Spec.Devices.Requests.Any(static r => r.Exactly?.AdminAccess == true);

    private static string SourceOf(ResourceClaim claim) =>
        claim.Metadata.Annotations.ContainsKey(ClaimUse.PodClaimAnnotation) ? "resource_claim_template" : claim.Metadata.Annotations.Get(ClaimUse.ExtendedResourceAnnotation) == "true" ? "extended_resource" : "";

    private static string Text(bool value) => value ? "true" : "false";
}
