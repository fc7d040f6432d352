using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Batch.V1;

/// <summary>What holds for a job.</summary>
internal static class JobValidation
{
    private static readonly FieldPath Spec = FieldPath.Root("spec");
    private static readonly FieldPath Metadata = FieldPath.Root("metadata");

    public static void OnCreate(Job o, FieldErrors errors) => Whole(o, newLabels: true, errors);

    public static void OnUpdate(Job o, Job stored, FieldErrors errors)
    {
        var before = stored.Spec.Template.Metadata.Labels;
        Whole(o, before.ContainsKey(JobWriteRules.JobName) && before.ContainsKey(JobWriteRules.ControllerUid), errors);
        JobUpdateValidation.Spec(o.Spec, stored, Spec, errors);
    }

    /// <summary>The spec of a job that is there, with its selector.</summary>
    public static void SelectedSpec(JobSpec spec, FieldPath path, FieldErrors errors)
    {
        JobSpecValidation.Of(spec, path, errors);
        if (spec.Selector is null) errors.Required(path.Child("selector"));
        LabelValidation.Selector(spec.Selector, path.Child("selector"), errors);
        if (Selector.TryFrom(spec.Selector, out var selector, out _) && !selector.Matches(spec.Template.Metadata.Labels)) errors.Invalid(path.Child("template", "metadata").Child("labels"), PodTemplateSpecValidation.LabelsOf(spec.Template), PodTemplateSpecValidation.Mismatch);
    }

    private static void Whole(Job o, bool newLabels, FieldErrors errors)
    {
        GeneratedSelector(o, newLabels, errors);
        SelectedSpec(o.Spec, Spec, errors);
        if (!o.Spec.IsIndexed() || o.Spec.Completions is not > 0) return;

        // Pods of an indexed job end in their index, and their name is their host name.
        var longest = $"{o.Metadata.Name}-{o.Spec.Completions - 1}";
        if (DnsNames.Label(longest).Count > 0) errors.Invalid(Metadata.Child("name"), o.Metadata.Name, $"will not able to create pod with invalid DNS label: {longest}");
    }

    private static void GeneratedSelector(Job o, bool newLabels, FieldErrors errors)
    {
        if (o.Spec.ManualSelector == true || o.Spec.Selector is null) return;
        if (o.Metadata.Uid.Length == 0) errors.Required(Metadata.Child("uid"));
        var (name, uid) = (o.Metadata.Name, o.Metadata.Uid);
        (string Key, string Value)[] old = [(JobWriteRules.OldControllerUid, uid), (JobWriteRules.OldJobName, name)];
        (string Key, string Value)[] now = newLabels ? [(JobWriteRules.ControllerUid, uid), (JobWriteRules.JobName, name)] : [];
        foreach (var (key, value) in old.Concat(now)) Label(o.Spec.Template.Metadata, key, value, errors);
        if (Selector.TryFrom(o.Spec.Selector, out var selector, out _) && !selector.Matches(OrderedMap<string>.Of([.. old, .. now]))) errors.Invalid(Spec.Child("selector"), o.Spec.Selector, "`selector` not auto-generated");
    }

    private static void Label(ObjectMeta template, string key, string value, FieldErrors errors)
    {
        var path = Spec.Child("template", "metadata").Child("labels").Key(key);
        if (!template.Labels.TryGetValue(key, out var found)) errors.Required(path, $"must be '{value}'");
        else if (found != value) errors.Invalid(path, template.Labels, $"must be '{value}'");
    }
}
