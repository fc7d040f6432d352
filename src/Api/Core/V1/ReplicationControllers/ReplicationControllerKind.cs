namespace Keles.Api.Core.V1;

/// <summary>The descriptor of ReplicationController.</summary>
public static class ReplicationControllerKind
{
    public static Kind<ReplicationController> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "ReplicationController",
        Plural = "replicationcontrollers",
        Singular = "replicationcontroller",
        Namespaced = true,
        ShortNames = ["rc"],
        Categories = ["all"],
        Subresources =
        [
            new("scale", "Scale", Verbs.GetPatchUpdate, "autoscaling", "v1"),
            new("status", "ReplicationController", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "controllers",
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = ReplicationControllerColumns.All,
        FieldLabels = new Dictionary<string, Func<ReplicationController, string>>(StringComparer.Ordinal)
        {
            ["status.replicas"] = static o => o.Status.Replicas.ToString(),
        },
        Defaults = ReplicationControllerDefaults.Of,
        CreateRule = static o => o with { Status = ReplicationControllerStatus.Empty },
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
        UpdatesAsNew = true,
        Validation = ReplicationControllerValidation.OnCreate,
        UpdateValidation = ReplicationControllerValidation.OnUpdate,
        StatusUpdateValidation = ReplicationControllerValidation.OnStatusUpdate,
        WarningRule = static (o, stored) => [.. stored is null ? NameWarnings.OfWorkload(o.Metadata.Name) : [], .. o.Spec.Template is { } template ? PodWarnings.OfWorkload(o.Metadata, stored?.Metadata, template) : []],
        OrphansByDefault = true,
    };
}
