using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Api.CustomResources;
using Keles.Machinery.ManagedFields;

namespace Keles.ApiServer;

/// <summary>Which fields an endpoint does not write, so that nobody becomes their owner through it: a write of an object owns no status, a write of a status nothing else.</summary>
internal static class ResetFields
{
    /// <summary>Resources whose status endpoint leaves all metadata alone.</summary>
    private static readonly HashSet<string> KeepMetadata =
    [
        "flowschemas.flowcontrol.apiserver.k8s.io", "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io", "volumeattachments.storage.k8s.io",
        "customresourcedefinitions.apiextensions.k8s.io", "apiservices.apiregistration.k8s.io", "resourceclaims.resource.k8s.io",
    ];

    /// <summary>The same set in every version: these fields are called alike in all of them.</summary>
    public static Dictionary<string, FieldSet> Of(Kind kind, string subresource, IEnumerable<string> versions)
    {
        var paths = Paths(kind, subresource);
        var set = FieldSet.Of(paths.Select(static p => p.Split('.').Select(PathElement.Field).ToArray()));
        return versions.ToDictionary(static v => v, _ => set, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Paths(Kind kind, string subresource) => subresource switch
    {
        "" => kind.Subresource("status") is null ? [] : ["status"],
        "status" when kind.QualifiedResource == "certificatesigningrequests.certificates.k8s.io" => ["spec", "status.conditions"],
        "status" when kind is CustomKind || KeepMetadata.Contains(kind.QualifiedResource) => ["spec", "metadata"],
        "status" when kind.QualifiedResource == "deployments.apps" => ["spec", "metadata.labels"],
        "status" when kind.QualifiedResource == "pods" => ["spec", "metadata.deletionTimestamp", "metadata.ownerReferences"],
        "status" => ["spec"],
        "approval" => ["spec", "status.certificate"],
        "ephemeralcontainers" => [.. SpecBut("ephemeralContainers"), "metadata", "status"],
        "resize" => [.. SpecBut("containers", "initContainers"), "metadata", "status"],
        "finalize" => ["status"],
        _ => [],
    };

    /// <summary>A pod's spec but for these.</summary>
    private static IEnumerable<string> SpecBut(params string[] written) =>
        PodSpec.ApiSchema.Fields.Select(static f => f.Name).Except(written, StringComparer.Ordinal).Select(static name => "spec." + name);
}
