namespace Keles.Api.Core.V1;

/// <summary>What holds for a replication controller when nothing is said: its selector and labels are its template's.</summary>
internal static class ReplicationControllerDefaults
{
    public static ReplicationController Of(ReplicationController o)
    {
        var labels = o.Spec.Template?.Metadata.Labels ?? default;
        return o with
        {
            Metadata = o.Metadata.Labels.IsEmpty && !labels.IsNull ? o.Metadata with { Labels = labels } : o.Metadata,
            Spec = o.Spec with
            {
                Replicas = o.Spec.Replicas ?? 1,
                Selector = o.Spec.Selector.IsEmpty && !labels.IsNull ? labels : o.Spec.Selector,
                Template = o.Spec.Template is { } template ? PodSpecDefaults.Of(template) : null,
            },
        };
    }
}
