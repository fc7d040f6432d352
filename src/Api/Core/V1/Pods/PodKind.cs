namespace Keles.Api.Core.V1;

/// <summary>The descriptor of Pod.</summary>
public static class PodKind
{
    public static Kind<Pod> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "Pod",
        Plural = "pods",
        Singular = "pod",
        Namespaced = true,
        ShortNames = ["po"],
        Categories = ["all"],
        Subresources =
        [
            new("attach", "PodAttachOptions", Verbs.Create | Verbs.Get),
            new("binding", "Binding", Verbs.Create),
            new("ephemeralcontainers", "Pod", Verbs.GetPatchUpdate),
            new("eviction", "Eviction", Verbs.Create, "policy", "v1"),
            new("exec", "PodExecOptions", Verbs.Create | Verbs.Get),
            new("log", "Pod", Verbs.Get),
            new("portforward", "PodPortForwardOptions", Verbs.Create | Verbs.Get),
            new("proxy", "PodProxyOptions", Verbs.Create | Verbs.Delete | Verbs.Get | Verbs.Patch | Verbs.Update),
            new("resize", "Pod", Verbs.GetPatchUpdate),
            new("status", "Pod", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "pods",
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = PodColumns.All,
        RowCondition = PodColumns.Completion,
        FieldLabels = new Dictionary<string, Func<Pod, string>>(StringComparer.Ordinal)
        {
            ["spec.nodeName"] = static o => o.Spec.NodeName,
            ["spec.restartPolicy"] = static o => o.Spec.RestartPolicy,
            ["spec.schedulerName"] = static o => o.Spec.SchedulerName,
            ["spec.serviceAccountName"] = static o => o.Spec.ServiceAccountName,
            ["spec.hostNetwork"] = static o => o.Spec.HostNetwork ? "true" : "false",
            ["status.phase"] = static o => o.Status.Phase,
            ["status.podIP"] = static o => o.Status.PodIPs.IsEmpty ? "" : o.Status.PodIPs[0].Ip,
            ["status.nominatedNodeName"] = static o => o.Status.NominatedNodeName,
        },
        Defaults = PodDefaults.Of,
        CreateRule = PodWriteRules.OnCreate,
        UpdateRule = PodWriteRules.OnUpdate,
        StatusUpdateRule = PodWriteRules.OnStatusUpdate,
        UpdatesAsNew = true,
        Validation = PodValidation.OnCreate,
        UpdateValidation = PodUpdateValidation.OnUpdate,
        StatusUpdateValidation = PodStatusValidation.OnStatusUpdate,
        WarningRule = PodWarnings.OfPod,
    };
}
