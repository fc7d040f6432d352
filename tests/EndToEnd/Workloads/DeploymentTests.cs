namespace Keles.EndToEnd.Tests.Workloads;

public sealed class DeploymentTests(SharedCluster shared) : InNamespace(shared)
{
    [Fact]
    public async Task It_rolls_out_scales_and_replaces_what_is_lost()
    {
        await K.ApplyAsync(Manifest.Echo("web", 2));
        await K.RolloutAsync("deploy/web");
        Assert.Matches(@"NAME +READY +UP-TO-DATE +AVAILABLE +AGE\nweb +2/2 +2 +2 ", await K.RunAsync("get", "deploy", "web"));

        await K.RunAsync("scale", "deploy/web", "--replicas=4");
        await K.WaitAsync("deploy/web", "jsonpath={.status.readyReplicas}=4");
        await K.RunAsync("scale", "deploy/web", "--replicas=1");
        await K.WaitAsync("deploy/web", "jsonpath={.status.replicas}=1");

        var lost = await K.ReadAsync("pods -l app=web --sort-by=.metadata.deletionTimestamp", ".items[0].metadata.name");
        await K.RunAsync("delete", "pod", lost, "--now");
        await K.RolloutAsync("deploy/web");
        await K.WaitAsync("deploy/web", "jsonpath={.status.readyReplicas}=1");
        Assert.NotEqual(lost, await K.ReadAsync("pods -l app=web", ".items[0].metadata.name"));
    }

    [Fact]
    public async Task It_rolls_to_a_new_version_keeps_its_history_and_rolls_back()
    {
        await K.ApplyAsync(Manifest.Echo("web", 2));
        await K.RolloutAsync("deploy/web");
        await K.RunAsync("set", "image", "deploy/web", $"main={DemoImages.Nginx}");
        await K.RunAsync("set", "env", "deploy/web", "VERSION=2");
        await K.RolloutAsync("deploy/web");
        Assert.Equal("2", await K.ReadAsync("deploy web", ".status.replicas"));
        Assert.Matches(@"(?m)^2 ", await K.RunAsync("rollout", "history", "deploy/web"));

        await K.RunAsync("rollout", "undo", "deploy/web", "--to-revision=1");
        await K.RolloutAsync("deploy/web");
        Assert.Equal(DemoImages.Busybox, await K.ReadAsync("deploy web", ".spec.template.spec.containers[0].image"));
        Assert.Equal("2", await K.ReadAsync("rs -l app=web", ".items[?(@.spec.replicas==2)].status.readyReplicas"));
    }

    [Fact]
    public async Task A_roll_out_that_cannot_succeed_is_told_and_takes_nothing_away()
    {
        await K.ApplyAsync(Manifest.Echo("web", 2));
        await K.RolloutAsync("deploy/web");
        await K.RunAsync("patch", "deploy", "web", "-p", """{"spec":{"progressDeadlineSeconds":3,"template":{"spec":{"containers":[{"name":"main","image":"registry.invalid/none:1"}]}}}}""");
        await K.WaitAsync("deploy/web", """jsonpath={.status.conditions[?(@.type=="Progressing")].reason}=ProgressDeadlineExceeded""");
        Assert.Contains("exceeded its progress deadline", await K.RefusedAsync("rollout", "status", "deploy/web", "--timeout=60s"));
        Assert.Equal("2", await K.ReadAsync("deploy web", ".status.availableReplicas"));

        await K.RunAsync("rollout", "undo", "deploy/web");
        await K.RolloutAsync("deploy/web");
    }

    [Fact]
    public async Task Restart_pause_and_resume_do_what_they_say()
    {
        await K.ApplyAsync(Manifest.Echo("web", 1));
        await K.RolloutAsync("deploy/web");
        await K.RunAsync("rollout", "pause", "deploy/web");
        await K.RunAsync("set", "env", "deploy/web", "PAUSED=yes");
        await K.WaitAsync("deploy/web", """jsonpath={.status.conditions[?(@.type=="Progressing")].reason}=DeploymentPaused""");
        Assert.Equal("1", await K.RunAsync("get", "rs", "-l", "app=web", "-o", "go-template={{len .items}}"));
        await K.RunAsync("rollout", "resume", "deploy/web");
        await K.RolloutAsync("deploy/web");
        Assert.Equal("2", await K.RunAsync("get", "rs", "-l", "app=web", "-o", "go-template={{len .items}}"));
        await K.RunAsync("rollout", "restart", "deploy/web");
        await K.RolloutAsync("deploy/web");
        Assert.NotEmpty(await K.ReadAsync("deploy web", @".spec.template.metadata.annotations.kubectl\.kubernetes\.io/restartedAt"));
    }

    [Fact]
    public async Task What_it_made_goes_with_it()
    {
        await K.ApplyAsync(Manifest.Echo("web", 1));
        await K.RolloutAsync("deploy/web");
        await K.RunAsync("delete", "deploy", "web", "--cascade=foreground", "--timeout=60s");
        Assert.Equal("", await K.RunAsync("get", "rs,pods", "-l", "app=web", "-o", "name"));
    }

    [Fact]
    public async Task Its_selector_must_agree_with_its_template_and_never_changes()
    {
        await K.ApplyAsync(Manifest.Echo("web", 0));
        Assert.Contains("field is immutable", await K.RefusedAsync("patch", "deploy", "web", "--type=merge", "-p", """{"spec":{"selector":{"matchLabels":{"app":"other"}}}}"""));
        var odd = Manifest.Echo("odd", 0).Replace("{matchLabels: {app: odd}}", "{matchLabels: {app: even}}", StringComparison.Ordinal);
        Assert.Contains("`selector` does not match template `labels`", await K.RefusedWithAsync(odd, "create", "-f", "-"));
    }
}
