using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Apps.V1;

/// <summary>What holds for a stateful set.</summary>
internal static class StatefulSetValidation
{
    private const string RollingUpdate = DeploymentDefaults.RollingUpdate;
    private const string Updatable = "'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds'";

    private static readonly FieldPath Path = FieldPath.Root("spec");
    private static readonly FieldPath Status = FieldPath.Root("status");

    public static void OnCreate(StatefulSet o, FieldErrors errors)
    {
        Spec(o.Spec, wholeTemplate: true, isNew: true, errors);
        for (var i = 0; i < o.Spec.VolumeClaimTemplates.Count; i++) PersistentVolumeClaimValidation.Spec(o.Spec.VolumeClaimTemplates[i].Spec, Path.Child("volumeClaimTemplates").Index(i).Child("spec"), errors);
    }

    /// <summary>A template that was wrong before these rules were asked for may stay wrong, and so may the service's name.</summary>
    public static void OnUpdate(StatefulSet o, StatefulSet stored, FieldErrors errors)
    {
        var before = new FieldErrors();
        Spec(stored.Spec, wholeTemplate: true, isNew: false, before);
        Spec(o.Spec, wholeTemplate: before.IsEmpty, isNew: false, errors);
        var rest = o.Spec with
        {
            Replicas = stored.Spec.Replicas,
            Ordinals = stored.Spec.Ordinals,
            Template = stored.Spec.Template,
            UpdateStrategy = stored.Spec.UpdateStrategy,
            RevisionHistoryLimit = stored.Spec.RevisionHistoryLimit,
            PersistentVolumeClaimRetentionPolicy = stored.Spec.PersistentVolumeClaimRetentionPolicy,
            MinReadySeconds = stored.Spec.MinReadySeconds,
        };
        if (!Semantic.Equal(rest, stored.Spec)) errors.Forbidden(Path, $"updates to statefulset spec for fields other than {Updatable} are forbidden");
    }

    public static void OnStatusUpdate(StatefulSet o, StatefulSet stored, FieldErrors errors)
    {
        var s = o.Status;
        errors.RequireNotNegative(Status, ("replicas", s.Replicas), ("readyReplicas", s.ReadyReplicas), ("currentReplicas", s.CurrentReplicas), ("updatedReplicas", s.UpdatedReplicas),
            ("availableReplicas", s.AvailableReplicas), ("observedGeneration", s.ObservedGeneration), ("collisionCount", s.CollisionCount));
        errors.RequireAtMost(Status.Child("readyReplicas"), s.ReadyReplicas, s.Replicas, CountChecks.MoreThanReplicas);
        errors.RequireAtMost(Status.Child("currentReplicas"), s.CurrentReplicas, s.Replicas, CountChecks.MoreThanReplicas);
        errors.RequireAtMost(Status.Child("updatedReplicas"), s.UpdatedReplicas, s.Replicas, CountChecks.MoreThanReplicas);
        errors.RequireAtMost(Status.Child("availableReplicas"), s.AvailableReplicas, s.Replicas, CountChecks.MoreThanReplicas);
        errors.RequireAtMost(Status.Child("availableReplicas"), s.AvailableReplicas, s.ReadyReplicas, "cannot be greater than status.readyReplicas");
        errors.RequireNoFewerCollisions(Status, s.CollisionCount, stored.Status.CollisionCount);
    }

    private static void Spec(StatefulSetSpec spec, bool wholeTemplate, bool isNew, FieldErrors errors)
    {
        if (errors.RequireText(Path.Child("podManagementPolicy"), spec.PodManagementPolicy) && spec.PodManagementPolicy is not ("OrderedReady" or "Parallel")) errors.Invalid(Path.Child("podManagementPolicy"), spec.PodManagementPolicy, "must be 'OrderedReady' or 'Parallel'");
        Strategy(spec.UpdateStrategy, Path.Child("updateStrategy"), errors);
        if (spec.PersistentVolumeClaimRetentionPolicy is { } retention) Retention(retention, Path.Child("persistentVolumeClaimRetentionPolicy"), errors);
        errors.RequireNotNegative(Path, ("replicas", spec.Replicas), ("minReadySeconds", spec.MinReadySeconds), ("ordinals.start", spec.Ordinals?.Start));
        if (isNew && spec.ServiceName.Length > 0) errors.RequireLabel(Path.Child("serviceName"), spec.ServiceName);
        WorkloadSelectorValidation.Required(spec.Selector, "statefulset", Path.Child("selector"), errors);
        if (WorkloadSelectorValidation.TryRead(spec.Selector, "", Path.Child("selector"), errors, out var selector)) Template(spec, selector, wholeTemplate, Path.Child("template"), errors);
        PodTemplateSpecValidation.AlwaysRestarted(spec.Template, "StatefulSet", Path.Child("template"), errors);
    }

    private static void Strategy(StatefulSetUpdateStrategy strategy, FieldPath path, FieldErrors errors)
    {
        var rolling = path.Child("rollingUpdate");
        switch (strategy)
        {
            case { Type: "" }:
                errors.Required(path);
                break;
            case { Type: "OnDelete", RollingUpdate: { } stray }:
                errors.Invalid(rolling, stray, $"only allowed for updateStrategy '{RollingUpdate}'");
                break;
            case { Type: RollingUpdate, RollingUpdate: { } update }:
                errors.RequireNotNegative(rolling.Child("partition"), update.Partition ?? 0);
                if (update.MaxUnavailable is { } unavailable) Unavailable(unavailable, rolling.Child("maxUnavailable"), errors);
                break;
            case { Type: not ("OnDelete" or RollingUpdate) }:
                errors.Invalid(path, strategy, "must be 'RollingUpdate' or 'OnDelete'");
                break;
        }
    }

    private static void Unavailable(IntOrString unavailable, FieldPath path, FieldErrors errors)
    {
        IntOrPercentValidation.NotNegative(unavailable, path, errors);
        if (IntOrPercentValidation.Number(unavailable) == 0) errors.Invalid(path, unavailable, "cannot be 0");
        IntOrPercentValidation.AtMostAll(unavailable, path, errors);
    }

    private static void Retention(StatefulSetPersistentVolumeClaimRetentionPolicy policy, FieldPath path, FieldErrors errors)
    {
        errors.RequireOneOf(path.Child("whenDeleted"), policy.WhenDeleted, StatefulSetDefaults.Delete, StatefulSetDefaults.Retain);
        errors.RequireOneOf(path.Child("whenScaled"), policy.WhenScaled, StatefulSetDefaults.Delete, StatefulSetDefaults.Retain);
    }

    /// <summary>Containers may mount the claims that the set makes as if they were volumes of the template.</summary>
    private static void Template(StatefulSetSpec spec, Selector selector, bool whole, FieldPath path, FieldErrors errors)
    {
        PodTemplateSpecValidation.Matching(spec.Template, selector, path, errors);
        if (!whole) return;
        var claims = spec.VolumeClaimTemplates.Select(static c => new Volume { Name = c.Metadata.Name, PersistentVolumeClaim = new() { ClaimName = c.Metadata.Name } });
        var own = spec.Template.Spec.Volumes.Where(v => !claims.Any(c => c.Name == v.Name));
        PodTemplateSpecValidation.Of(spec.Template with { Spec = spec.Template.Spec with { Volumes = own.AddRange(claims) } }, path, errors);
    }
}
