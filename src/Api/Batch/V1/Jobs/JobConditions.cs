namespace Keles.Api.Batch.V1;

/// <summary>What the conditions of a job say.</summary>
public static class JobConditions
{
    public const string Complete = "Complete";
    public const string Failed = "Failed";
    public const string FailureTarget = "FailureTarget";
    public const string SuccessCriteriaMet = "SuccessCriteriaMet";
    public const string Suspended = "Suspended";

    public static bool Has(this Job job, string condition) => job.Status.Conditions.Any(c => c.Type == condition && c.Status == "True");

    public static bool IsFinished(this Job job) => job.Has(Complete) || job.Has(Failed);

    public static bool IsIndexed(this JobSpec spec) => spec.CompletionMode == "Indexed";
}
