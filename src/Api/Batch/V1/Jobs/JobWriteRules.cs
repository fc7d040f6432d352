using Keles.Machinery;

namespace Keles.Api.Batch.V1;

/// <summary>What creating a job sets: labels with the job's uid, which nobody else's pods have, and a selector for them.</summary>
internal static class JobWriteRules
{
    public const string JobName = "batch.kubernetes.io/job-name";
    public const string ControllerUid = "batch.kubernetes.io/controller-uid";
    public const string OldJobName = "job-name";
    public const string OldControllerUid = "controller-uid";

    public static Job OnCreate(Job o)
    {
        var spec = o.Spec.ManualSelector == true ? o.Spec : Selected(o);
        return o with
        {
            Metadata = o.Metadata.Labels.IsEmpty ? o.Metadata with { Labels = spec.Template.Metadata.Labels } : o.Metadata,
            Spec = spec,
            Status = JobStatus.Empty,
        };
    }

    private static JobSpec Selected(Job o)
    {
        var (name, uid) = (o.Metadata.Name, o.Metadata.Uid);
        var template = o.Spec.Template;

        // Labels that are there already stay: when they are another job's, validation says so.
        var labels = OrderedMap<string>.Of((OldJobName, name), (JobName, name), (OldControllerUid, uid), (ControllerUid, uid)).Overlay(template.Metadata.Labels);
        var selector = o.Spec.Selector ?? LabelSelector.Empty;
        return o.Spec with
        {
            Template = template with { Metadata = template.Metadata with { Labels = labels } },
            Selector = selector.MatchLabels.ContainsKey(ControllerUid) ? selector : selector with { MatchLabels = selector.MatchLabels.With(ControllerUid, uid) },
        };
    }
}
