using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Batch.V1;

/// <summary>The spec of a job, in jobs and in cron jobs.</summary>
internal static class JobSpecValidation
{
    private const int MostParallel = 100_000;
    private const int MostFailed = 100_000;

    /// <summary>Above so many completions the other numbers are bound more tightly where each index has retries of its own.</summary>
    private const int ManyCompletions = 100_000;
    private const int MostOfMany = 10_000;
    private const int LongestManager = 63;
    private const string NeedsIndexes = "requires indexed completion mode";

    public static void Of(JobSpec spec, FieldPath path, FieldErrors errors)
    {
        errors.RequireNotNegative(path, ("parallelism", spec.Parallelism), ("completions", spec.Completions), ("activeDeadlineSeconds", spec.ActiveDeadlineSeconds), ("backoffLimit", spec.BackoffLimit),
            ("ttlSecondsAfterFinished", spec.TtlSecondsAfterFinished), ("backoffLimitPerIndex", spec.BackoffLimitPerIndex), ("maxFailedIndexes", spec.MaxFailedIndexes));
        if (spec is { MaxFailedIndexes: not null, BackoffLimitPerIndex: null }) errors.Required(path.Child("backoffLimitPerIndex"), "when maxFailedIndexes is specified");
        if (spec.ManagedBy is { } manager) Manager(manager, path.Child("managedBy"), errors);
        if (spec.CompletionMode is { } mode) errors.RequireOneOf(path.Child("completionMode"), mode, "NonIndexed", "Indexed");
        if (spec.IsIndexed()) Indexed(spec, path, errors);
        else if (spec.CompletionMode is null or "NonIndexed") NotIndexed(spec, path, errors);
        if (spec.PodFailurePolicy is { } failure) PodFailurePolicyValidation.Of(failure, spec, path.Child("podFailurePolicy"), errors);
        if (spec.SuccessPolicy is { } success) SuccessPolicyValidation.Of(success, spec, path.Child("successPolicy"), errors);
        if (spec.PodReplacementPolicy is { } replacement) Replacement(replacement, spec, path.Child("podReplacementPolicy"), errors);
        PodTemplateSpecValidation.Of(spec.Template, path.Child("template"), errors);
        Restarts(spec, path.Child("template", "spec").Child("restartPolicy"), errors);
    }

    private static void Manager(string manager, FieldPath path, FieldErrors errors)
    {
        errors.AddRange(QualifiedDomains.DomainPrefixedPath(path, manager));
        if (manager.Length > LongestManager) errors.TooLong(path, LongestManager);
    }

    private static void Indexed(JobSpec spec, FieldPath path, FieldErrors errors)
    {
        FieldPath parallelism = path.Child("parallelism"), failed = path.Child("maxFailedIndexes");
        if (spec.Completions is null) errors.Required(path.Child("completions"), "when completion mode is Indexed");
        errors.RequireAtMost(parallelism, spec.Parallelism ?? 0, MostParallel, $"must be less than or equal to {MostParallel} when completion mode is Indexed");
        errors.RequireAtMost(failed, spec.MaxFailedIndexes ?? 0, spec.Completions ?? int.MaxValue, "must be less than or equal to completions");
        errors.RequireAtMost(failed, spec.MaxFailedIndexes ?? 0, MostFailed, $"must be less than or equal to {MostFailed}");
        if (spec is not { Completions: > ManyCompletions, BackoffLimitPerIndex: not null }) return;
        var why = $"must be less than or equal to {MostOfMany} when completions are above {ManyCompletions} and used with backoff limit per index";
        if (spec.MaxFailedIndexes is null) errors.Required(failed, $"must be specified when completions is above {ManyCompletions}");
        errors.RequireAtMost(parallelism, spec.Parallelism ?? 0, MostOfMany, why);
        errors.RequireAtMost(failed, spec.MaxFailedIndexes ?? 0, MostOfMany, why);
    }

    private static void NotIndexed(JobSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.BackoffLimitPerIndex is { } limit) errors.Invalid(path.Child("backoffLimitPerIndex"), limit, NeedsIndexes);
        if (spec.MaxFailedIndexes is { } failed) errors.Invalid(path.Child("maxFailedIndexes"), failed, NeedsIndexes);
    }

    private static void Replacement(string policy, JobSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.PodFailurePolicy is not null) errors.RequireOneOf(path, policy, "Failed");
        else errors.RequireOneOf(path, policy, "Failed", "TerminatingOrFailed");
    }

    /// <summary>A pod that is always restarted never ends; and which pods failed can be told only of pods that are not restarted at all.</summary>
    private static void Restarts(JobSpec spec, FieldPath path, FieldErrors errors)
    {
        switch (spec.Template.Spec.RestartPolicy)
        {
            case "" or RestartPolicies.Always:
                errors.Required(path, $"valid values: \"{RestartPolicies.OnFailure}\", \"{RestartPolicies.Never}\"");
                break;
            case RestartPolicies.OnFailure when spec.PodFailurePolicy is not null:
                errors.Invalid(path, RestartPolicies.OnFailure, $"only \"{RestartPolicies.Never}\" is supported when podFailurePolicy is specified");
                break;
            case var policy:
                errors.RequireOneOf(path, policy, RestartPolicies.OnFailure, RestartPolicies.Never);
                break;
        }
    }
}
