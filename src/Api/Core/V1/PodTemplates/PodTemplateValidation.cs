using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a pod template.</summary>
internal static class PodTemplateValidation
{
    public static void OnCreate(PodTemplate o, FieldErrors errors) => PodTemplateSpecValidation.Of(o.Template, FieldPath.Root("template"), errors);

    public static void OnUpdate(PodTemplate o, PodTemplate stored, FieldErrors errors) => OnCreate(o, errors);
}
