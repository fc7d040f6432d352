using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What a client is told about a pod that is valid but says something old or odd.</summary>
internal static class PodWarnings
{
    private static readonly (string Key, string Message)[] Annotations =
    [
        ("scheduler.alpha.kubernetes.io/critical-pod", "non-functional in v1.16+; use the \"priorityClassName\" field instead"),
        ("security.alpha.kubernetes.io/sysctls", "non-functional in v1.11+; use the \"sysctls\" field instead"),
        ("security.alpha.kubernetes.io/unsafe-sysctls", "non-functional in v1.11+; use the \"sysctls\" field instead"),
    ];

    /// <summary>Pods are changed by programs, mostly: only who makes one is told.</summary>
    public static IEnumerable<string> OfPod(Pod pod, Pod? stored) => stored is not null ? [] :
        [.. NameWarnings.OfPod(pod.Metadata.Name), .. Of(pod.Metadata, pod.Spec, FieldPath.Root("metadata"), FieldPath.Root("spec"), inTemplate: false)];

    public static IEnumerable<string> OfTemplate(PodTemplateSpec template, FieldPath path) =>
        Of(template.Metadata, template.Spec, path.Child("metadata"), path.Child("spec"), inTemplate: true);

    /// <summary>Workloads of which neither the spec nor anything else that counts changed are not told again.</summary>
    public static IEnumerable<string> OfWorkload(ObjectMeta metadata, ObjectMeta? stored, PodTemplateSpec template) =>
        stored is not null && stored.Generation == metadata.Generation ? [] : OfTemplate(template, FieldPath.Root("spec").Child("template"));

    private static IEnumerable<string> Of(ObjectMeta metadata, PodSpec spec, FieldPath metadataPath, FieldPath path, bool inTemplate)
    {
        var annotations = metadataPath.Child("annotations");
        return
        [
            .. PlacementWarnings.OfNodes(spec, path),
            .. Annotations.Where(a => metadata.Annotations.ContainsKey(a.Key)).Select(a => $"{annotations.Key(a.Key)}: {a.Message}"),
            .. VolumeWarnings.Of(spec.Volumes, path.Child("volumes")),
            .. OverlappingPaths.Of(spec.Volumes),
            .. Twice(spec.HostAliases.Select(static a => a.Ip), path.Child("hostAliases"), "ip"),
            .. Twice(spec.ImagePullSecrets.Select(static s => s.Name), path.Child("imagePullSecrets"), "name"),
            .. Indexed(spec.ImagePullSecrets).Where(static s => s.Item.Name.Length == 0).Select(s => $"{path.Child("imagePullSecrets").Index(s.Index).Child("name")}: invalid empty name \"\""),
            .. ByteWarnings.Of(spec.Overhead, path.Child("overhead"), "memory", "ephemeral-storage"),
            .. ProfileWarnings.OfPod(metadata, spec, annotations),
            .. ContainerWarnings.Of(metadata, spec, annotations, path, inTemplate),
            .. PortWarnings.Of(spec, path),
            .. spec.TerminationGracePeriodSeconds < 0 ? [$"{path.Child("terminationGracePeriodSeconds")}: must be >= 0; negative values are invalid and will be treated as 1"] : Array.Empty<string>(),
            .. PlacementWarnings.OfPods(spec, path.Child("affinity")),
            .. Indexed(spec.DnsConfig?.Nameservers ?? default).SelectMany(n => IpNames.IpWarnings(path.Child("dnsConfig", "nameservers").Index(n.Index), n.Item)),
            .. Indexed(spec.HostAliases).SelectMany(a => IpNames.IpWarnings(path.Child("hostAliases").Index(a.Index).Child("ip"), a.Item.Ip)),
        ];
    }

    private static IEnumerable<(int Index, T Item)> Indexed<T>(Items<T> items) => items.Index();

    private static IEnumerable<string> Twice(Items<string> values, FieldPath path, string field)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < values.Count; i++) if (!seen.Add(values[i])) yield return $"{path.Index(i).Child(field)}: duplicate {field} {GoQuote.Quote(values[i])}";
    }
}
