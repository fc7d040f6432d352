namespace Keles.Controllers.Jobs;

/// <summary>Names that are on jobs' pods, and of the controller itself.</summary>
internal static class JobNames
{
    /// <summary>Holds a pod until it is counted in its job's status.</summary>
    public const string Finalizer = "batch.kubernetes.io/job-tracking";

    public const string Index = "batch.kubernetes.io/job-completion-index";
    public const string IndexFailures = "batch.kubernetes.io/job-index-failure-count";
    public const string IndexIgnoredFailures = "batch.kubernetes.io/job-index-ignored-failure-count";
    public const string IndexVariable = "JOB_COMPLETION_INDEX";

    /// <summary>On a pod that the controller is about to delete because the job needs it no more: it is no failure.</summary>
    public const string Surplus = "batch.keles/surplus";

    /// <summary>A job that names another as its manager is not ours.</summary>
    public const string Manager = "kubernetes.io/job-controller";

    public const string BackoffLimitExceeded = "BackoffLimitExceeded";
    public const string DeadlineExceeded = "DeadlineExceeded";
    public const string PodFailurePolicy = "PodFailurePolicy";
    public const string MaxFailedIndexesExceeded = "MaxFailedIndexesExceeded";
    public const string FailedIndexes = "FailedIndexes";
    public const string SuccessPolicy = "SuccessPolicy";
    public const string CompletionsReached = "CompletionsReached";
}
