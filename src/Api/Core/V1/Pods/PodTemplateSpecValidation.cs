using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Templates of pods.</summary>
internal static class PodTemplateSpecValidation
{
    public const string Mismatch = "`selector` does not match template `labels`";

    public static void Of(PodTemplateSpec template, FieldPath path, FieldErrors errors)
    {
        LabelValidation.Labels(template.Metadata.Labels, path.Child("labels"), errors);
        LabelValidation.Annotations(template.Metadata.Annotations, path.Child("annotations"), errors);
        ProfileAnnotations.Check(template.Metadata.Annotations, template.Spec, path.Child("annotations"), errors);
        PodSpecValidation.Of(template.Spec, null, path.Child("spec"), errors);
        ProfileAnnotations.Agree(template.Metadata.Annotations, template.Spec, path.Child("spec"), errors);
        if (!template.Spec.EphemeralContainers.IsEmpty) errors.Forbidden(path.Child("spec", "ephemeralContainers"), "ephemeral containers not allowed in pod template");
    }

    /// <summary>The template of something that keeps its pods running.</summary>
    /// <param name="kind">The owner's kind, as a message names it.</param>
    public static void OfLasting(PodTemplateSpec template, Selector selector, string kind, FieldPath path, FieldErrors errors)
    {
        Matching(template, selector, path, errors);
        Of(template, path, errors);
        AlwaysRestarted(template, kind, path, errors);
    }

    public static void AlwaysRestarted(PodTemplateSpec template, string kind, FieldPath path, FieldErrors errors)
    {
        if (template.Spec.RestartPolicy != RestartPolicies.Always) errors.NotSupported(path.Child("spec", "restartPolicy"), template.Spec.RestartPolicy, RestartPolicies.Always);
        if (template.Spec.ActiveDeadlineSeconds is not null) errors.Forbidden(path.Child("spec", "activeDeadlineSeconds"), $"activeDeadlineSeconds in {kind} is not Supported");
    }

    public static void Matching(PodTemplateSpec template, Selector selector, FieldPath path, FieldErrors errors)
    {
        if (!selector.IsEverything && !selector.Matches(template.Metadata.Labels)) errors.Invalid(path.Child("metadata", "labels"), LabelsOf(template), Mismatch);
    }

    /// <summary>As upstream prints them: nothing when there are none.</summary>
    public static object? LabelsOf(PodTemplateSpec template) => template.Metadata.Labels.IsNull ? null : template.Metadata.Labels;
}
