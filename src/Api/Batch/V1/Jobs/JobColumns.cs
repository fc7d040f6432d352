namespace Keles.Api.Batch.V1;

/// <summary>The table of jobs.</summary>
internal static class JobColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<Job>("Status", "string", Status, "Where the job is in its life."),
        Column.Of<Job>("Completions", "string", Completions, "Pods that succeeded and pods that must."),
        Column.At<Job>("Duration", "string", Duration, "How long it ran or has been running."),
        DefaultColumns.Age,
        .. TemplateColumns.Of<Job>(static j => j.Spec.Template.Spec, static j => Cells.Selector(j.Spec.Selector)),
    ];

    private static string Status(Job job) =>
        Has(job, "Complete") ? "Complete"
        : Has(job, "Failed") ? "Failed"
        : job.Metadata.DeletionTimestamp is not null ? "Terminating"
        : Has(job, "Suspended") ? "Suspended"
        : Has(job, "FailureTarget") ? "FailureTarget"
        : "Running";

    private static bool Has(Job job, string condition) => job.Status.Conditions.Find(c => c.Type == condition)?.Status == "True";

    private static string Completions(Job job) => job.Spec switch
    {
        { Completions: { } wanted } => $"{job.Status.Succeeded}/{wanted}",
        { Parallelism: > 1 and var parallel } => $"{job.Status.Succeeded}/1 of {parallel}",
        _ => $"{job.Status.Succeeded}/1",
    };

    private static string Duration(Job job, DateTimeOffset now) => job.Status switch
    {
        { StartTime: null } => "",
        { StartTime: { } start, CompletionTime: { } end } => Ages.Print(end - start),
        { StartTime: { } start } => Ages.Print(now - start.ToDateTimeOffset()),
    };
}
