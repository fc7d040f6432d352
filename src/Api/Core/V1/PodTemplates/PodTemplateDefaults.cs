namespace Keles.Api.Core.V1;

/// <summary>What holds for a pod template when nothing is said.</summary>
internal static class PodTemplateDefaults
{
    public static PodTemplate Of(PodTemplate o) => o with { Template = PodSpecDefaults.Of(o.Template) };
}
