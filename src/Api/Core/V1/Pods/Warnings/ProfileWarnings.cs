using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Warnings about security profiles in annotations whose field is not set.</summary>
internal static class ProfileWarnings
{
    private const string Seccomp = "non-functional in v1.27+; use the \"seccompProfile\" field instead";
    private const string Armor = "deprecated since v1.30; use the \"appArmorProfile\" field instead";

    public static IEnumerable<string> OfPod(ObjectMeta metadata, PodSpec spec, FieldPath annotations) =>
        spec.SecurityContext?.SeccompProfile is null && metadata.Annotations.ContainsKey(ProfileAnnotations.SeccompPod) ? [$"{annotations.Key(ProfileAnnotations.SeccompPod)}: {Seccomp}"] : [];

    public static IEnumerable<string> OfContainer(ObjectMeta metadata, Container container, FieldPath annotations)
    {
        var key = ProfileAnnotations.SeccompPrefix + container.Name;
        return container.SecurityContext?.SeccompProfile is null && metadata.Annotations.ContainsKey(key) ? [$"{annotations.Key(key)}: {Seccomp}"] : [];
    }

    /// <summary>In pods themselves the field is filled in from the annotation, so only templates are warned of.</summary>
    public static IEnumerable<string> AppArmor(ObjectMeta metadata, PodSpec spec, Container container, FieldPath annotations)
    {
        var key = ProfileAnnotations.AppArmorPrefix + container.Name;
        var set = (container.SecurityContext?.AppArmorProfile ?? spec.SecurityContext?.AppArmorProfile) is not null;
        return !set && metadata.Annotations.ContainsKey(key) ? [$"{annotations.Key(key)}: {Armor}"] : [];
    }
}
