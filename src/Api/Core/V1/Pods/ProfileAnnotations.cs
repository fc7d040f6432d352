using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Security profiles were annotations before they were fields; where both are there they must say the same.</summary>
internal static class ProfileAnnotations
{
    public const string AppArmorPrefix = "container.apparmor.security.beta.kubernetes.io/";
    public const string SeccompPod = "seccomp.security.alpha.kubernetes.io/pod";
    public const string SeccompPrefix = "container.seccomp.security.alpha.kubernetes.io/";
    private const string Localhost = "localhost/";

    public static void Check(OrderedMap<string> annotations, PodSpec spec, FieldPath path, FieldErrors errors)
    {
        foreach (var (key, profile) in annotations)
        {
            if (key == SeccompPod || key.StartsWith(SeccompPrefix, StringComparison.Ordinal)) Seccomp(profile, path.Child(key), errors);
            if (!key.StartsWith(AppArmorPrefix, StringComparison.Ordinal)) continue;
            var name = key[AppArmorPrefix.Length..];
            if (!PodContainers.All(spec).Any(c => c.Container.Name == name)) errors.Invalid(path.Key(key), name, "container not found");
            if (profile is not ("" or "runtime/default" or "unconfined") && !profile.StartsWith(Localhost, StringComparison.Ordinal)) errors.Invalid(path.Key(key), profile, $"invalid AppArmor profile name: {GoQuote.Quote(profile)}");
        }
    }

    public static void Agree(OrderedMap<string> annotations, PodSpec spec, FieldPath path, FieldErrors errors)
    {
        if (annotations.IsEmpty) return;
        if (spec.SecurityContext?.SeccompProfile is { } whole && annotations.TryGetValue(SeccompPod, out var text)) Agree("seccomp", whole.Type, whole.LocalhostProfile, text, path.Child("securityContext", "seccompProfile"), errors);
        ContainerPaths.Visit(spec, path, (container, at) =>
        {
            if (container.SecurityContext?.SeccompProfile is { } seccomp && annotations.TryGetValue(SeccompPrefix + container.Name, out var one)) Agree("seccomp", seccomp.Type, seccomp.LocalhostProfile, one, at.Child("securityContext", "seccompProfile"), errors);
            var armor = container.SecurityContext?.AppArmorProfile ?? spec.SecurityContext?.AppArmorProfile;
            if (armor is not null && spec.Os?.Name != "windows" && annotations.TryGetValue(AppArmorPrefix + container.Name, out var other)) Agree("apparmor", armor.Type, armor.LocalhostProfile, other, at.Child("securityContext", "appArmorProfile"), errors);
        });
    }

    private static void Seccomp(string profile, FieldPath path, FieldErrors errors)
    {
        if (profile is "runtime/default" or "docker/default" or "unconfined") return;
        if (profile.StartsWith(Localhost, StringComparison.Ordinal)) PathValidation.Descending(profile[Localhost.Length..], path, errors);
        else errors.Invalid(path, profile, "must be a valid seccomp profile");
    }

    private static void Agree(string name, string type, string? file, string annotation, FieldPath path, FieldErrors errors)
    {
        var same = type switch
        {
            "Unconfined" => annotation == "unconfined",
            "RuntimeDefault" => annotation == "runtime/default" || (name == "seccomp" && annotation == "docker/default"),
            "Localhost" => annotation.StartsWith(Localhost, StringComparison.Ordinal),
            _ => true,
        };
        if (!same) errors.Forbidden(path.Child("type"), $"{name} type in annotation and field must match");
        else if (type == "Localhost" && annotation[Localhost.Length..] != file) errors.Forbidden(path.Child("localhostProfile"), $"{name} profile in annotation and field must match");
    }
}
