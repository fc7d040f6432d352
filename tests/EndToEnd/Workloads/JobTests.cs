namespace Keles.EndToEnd.Tests.Workloads;

public sealed class JobTests(SharedCluster shared) : InNamespace(shared)
{
    [Fact]
    public async Task It_runs_to_completion_and_is_described()
    {
        await K.RunAsync("create", "job", "hello", $"--image={DemoImages.Busybox}", "--", "echo", "hello from a job");
        await K.WaitAsync("job/hello", "condition=complete");
        Assert.Equal("hello from a job", (await K.RunAsync("logs", "job/hello")).Trim());
        Assert.Matches(@"NAME +STATUS +COMPLETIONS +DURATION +AGE\nhello +Complete +1/1 +", await K.RunAsync("get", "job", "hello"));
        var described = await K.RunAsync("describe", "job", "hello");
        Assert.Matches(@"Pods Statuses: +0 Active \(0 Ready\) / 1 Succeeded / 0 Failed", described);
        Assert.Matches(@"Normal +SuccessfulCreate +\S+ +job-controller +Created pod: hello-", described);
        Assert.Matches(@"Normal +Completed +\S+ +job-controller +Job completed", described);
        Assert.Equal("", await K.ReadAsync("pods -l job-name=hello", ".items[*].metadata.finalizers"));
    }

    [Fact]
    public async Task Each_index_knows_itself_and_failed_ones_are_tried_as_often_as_they_may_be()
    {
        await K.ApplyAsync(Job("odd", "completions: 4, parallelism: 2, completionMode: Indexed, backoffLimitPerIndex: 0",
            "echo $(hostname) is $JOB_COMPLETION_INDEX; exit $(($JOB_COMPLETION_INDEX % 2))"));
        await K.WaitAsync("job/odd", "condition=failed");
        Assert.Equal("0,2 1,3 2 2 FailedIndexes", await K.ReadAsync("job odd", ".status.completedIndexes} {.status.failedIndexes} {.status.succeeded} {.status.failed} {.status.conditions[-1:].reason"));
        Assert.Equal("odd-3 is 3", (await K.RunAsync("logs", "-l", "batch.kubernetes.io/job-completion-index=3")).Trim());
    }

    [Fact]
    public async Task An_exit_code_can_end_all_of_it_and_a_few_successes_can_be_enough()
    {
        await K.ApplyAsync(Job("fatal", "completions: 4, parallelism: 2, completionMode: Indexed, podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {operator: In, values: [42]}}]}",
            "test $JOB_COMPLETION_INDEX = 1 && exit 42; sleep 1000"));
        await K.ApplyAsync(Job("enough", "completions: 4, parallelism: 4, completionMode: Indexed, successPolicy: {rules: [{succeededIndexes: 1-2, succeededCount: 1}]}",
            "test $JOB_COMPLETION_INDEX = 2 && exit 0; sleep 1000"));
        await K.WaitAsync("job/fatal", "condition=failed");
        Assert.Matches(@"^PodFailurePolicy: Container main for pod \S+/fatal-1-\w+ failed with exit code 42 matching FailJob rule at index 0$",
            await K.ReadAsync("job fatal", ".status.conditions[-1:].reason}: {.status.conditions[-1:].message"));
        await K.WaitAsync("job/enough", "condition=complete");
        Assert.Equal("2 SuccessPolicy", await K.ReadAsync("job enough", ".status.completedIndexes} {.status.conditions[-1:].reason"));
        await Eventually.EqualAsync("", () => K.ReadAsync("pods --field-selector=status.phase=Running", ".items[*].metadata.name"));
    }

    [Fact]
    public async Task It_stops_while_suspended_and_goes_when_its_time_is_over()
    {
        await K.ApplyAsync(Job("nap", "parallelism: 2, completions: 2, ttlSecondsAfterFinished: 1", "sleep 5"));
        await K.WaitAsync("job/nap", "jsonpath={.status.active}=2");
        await K.RunAsync("patch", "job", "nap", "-p", """{"spec":{"suspend":true}}""");
        await K.WaitAsync("job/nap", "condition=suspended");
        await Eventually.EqualAsync("", () => K.ReadAsync("pods -l job-name=nap", ".items[*].metadata.name"));
        Assert.Equal("", await K.ReadAsync("job nap", ".status.startTime"));
        await K.RunAsync("patch", "job", "nap", "-p", """{"spec":{"suspend":false}}""");
        await Eventually.EqualAsync("", () => K.ReadAsync("jobs", ".items[*].metadata.name"));
    }

    [Fact]
    public async Task A_cron_job_starts_jobs_by_the_clock_and_by_hand()
    {
        await K.RunAsync("create", "cronjob", "tick", $"--image={DemoImages.Busybox}", "--schedule=@every 3s", "--", "true");
        await K.WaitAsync("cronjob/tick", "jsonpath={.status.lastSuccessfulTime}");
        await K.RunAsync("patch", "cronjob", "tick", "-p", """{"spec":{"suspend":true}}""");
        await K.RunAsync("create", "job", "manual", "--from=cronjob/tick");
        await K.WaitAsync("job/manual", "condition=complete");
        Assert.Matches(@"NAME +SCHEDULE +TIMEZONE +SUSPEND +ACTIVE +LAST SCHEDULE +AGE\ntick +@every 3s +<none> +True +", await K.RunAsync("get", "cronjob", "tick"));
        Assert.Contains("Created job tick-", await K.RunAsync("describe", "cronjob", "tick"), StringComparison.Ordinal);
    }

    private static string Job(string name, string spec, string script) => $$$$"""
        apiVersion: batch/v1
        kind: Job
        metadata: {name: {{{{name}}}}}
        spec: {{{{{spec}}}}, template: {spec: {restartPolicy: Never, terminationGracePeriodSeconds: 0, containers: [{name: main, image: "{{{{DemoImages.Busybox}}}}", command: [sh, -c, "{{{{script}}}}"]}]}}}
        """;
}
