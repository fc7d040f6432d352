namespace Keles.EndToEnd.Tests.Api;

/// <summary>What kubectl shows: columns, schema, selectors, watches, events, descriptions.</summary>
public sealed class LookTests(SharedCluster shared) : InNamespace(shared)
{
    [Theory]
    [MemberData(nameof(Versions), MemberType = typeof(InNamespace))]
    public async Task The_API_describes_itself(string version)
    {
        var kubectl = Of(version);
        var resources = await kubectl.RunAsync("api-resources");
        Assert.Matches("(?m)^deployments +deploy +apps/v1 +true +Deployment$", resources);
        Assert.Matches("(?m)^persistentvolumeclaims +pvc +v1 +true +PersistentVolumeClaim$", resources);
        Assert.Matches("(?m)^apps/v1$", await kubectl.RunAsync("api-versions"));
        var explained = await kubectl.RunAsync("explain", "pod.spec.containers.livenessProbe.httpGet");
        Assert.Contains("FIELD: httpGet <HTTPGetAction>", explained);
        Assert.Matches("(?m)^ +port\t<IntOrString> -required-$", explained);
        Assert.Contains("FIELDS:", await kubectl.RunAsync("explain", "deployment", "--recursive"));
        Assert.Contains("field \"nonsense\" does not exist", await kubectl.RefusedAsync("explain", "pod.spec.nonsense"));
        Assert.Matches("Server Version: v1\\.36\\.", await kubectl.RunAsync("version"));
        Assert.Equal("ok", await kubectl.RunAsync("get", "--raw", "/readyz"));
    }

    [Fact]
    public async Task Pods_are_listed_with_upstreams_columns_and_chosen_by_labels_and_fields()
    {
        await RunPodAsync("a", spec: "nodeName: node-1");
        await RunPodAsync("b", spec: "nodeName: node-2");
        await K.RunAsync("label", "pod", "a", "order=2");
        await K.RunAsync("label", "pod", "b", "order=1");
        Assert.Matches(@"^NAME +READY +STATUS +RESTARTS +AGE +IP +NODE +NOMINATED NODE +READINESS GATES\na +1/1 +Running +0 +\S+ +10\.244\.\d+\.\d+ +node-1 +<none> +<none>\nb +1/1 ", await K.RunAsync("get", "pods", "-o", "wide"));
        Assert.Equal("pod/a", await K.RunAsync("get", "pods", "-l", "app in (a,c),app!=b,!other", "-o", "name"));
        Assert.Equal("pod/b", await K.RunAsync("get", "pods", "--field-selector=spec.nodeName=node-2,status.phase=Running", "-o", "name"));
        Assert.Equal("b\na", await K.RunAsync("get", "pods", "--sort-by={.metadata.labels.order}", "--no-headers", "-o", "custom-columns=N:.metadata.name"));
        Assert.Contains("field label not supported: spec.nonsense", await K.RefusedAsync("get", "pods", "--field-selector=spec.nonsense=1"));
        Assert.Contains("configmap/kube-root-ca.crt", await K.RunAsync("get", "pods,configmaps", "-o", "name"));
    }

    [Fact]
    public async Task A_watch_shows_each_change_as_it_happens()
    {
        await using var watch = K.Start("get", "configmaps", "--watch", "--output-watch-events", "--no-headers");
        await watch.LineAsync("^ADDED +kube-root-ca.crt ");
        await K.RunAsync("create", "configmap", "seen", "--from-literal=a=b");
        await watch.LineAsync("^ADDED +seen +1 ");
        await K.RunAsync("patch", "configmap", "seen", "-p", """{"data":{"c":"d"}}""");
        await watch.LineAsync("^MODIFIED +seen +2 ");
        await K.RunAsync("delete", "configmap", "seen");
        await watch.LineAsync("^DELETED +seen +2 ");
    }

    [Fact]
    public async Task Events_tell_a_pods_story_and_describe_shows_them()
    {
        var pod = await RunPodAsync("box");
        var events = await K.RunAsync("events", "--for", "pod/box");
        Assert.Matches(@"Normal +Scheduled +Pod/box +Successfully assigned \S+/box to node-[12]", events);
        Assert.Matches(@"Normal +Pulled +Pod/box +Container image ""busybox:1\.35"" already present on machine", events);
        Assert.Matches(@"Normal +Created +Pod/box +", events);
        Assert.Matches(@"Normal +Started +Pod/box +", events);
        var described = await K.RunAsync("describe", "pod", pod);
        Assert.Matches(@"(?m)^Node: +node-[12]/172\.30\.0\.1[12]$", described);
        Assert.Matches(@"Container ID: +containerd://[0-9a-f]{64}", described);
        Assert.Matches(@"/var/run/secrets/kubernetes\.io/serviceaccount from kube-api-access-\w{5} \(ro\)", described);
        Assert.Contains("node.kubernetes.io/not-ready:NoExecute op=Exists for 300s", described);
    }

    [Fact]
    public async Task Get_all_describe_and_edit_work_on_workloads()
    {
        await K.ApplyAsync(Manifest.Echo("web", 1));
        await K.RolloutAsync("deploy/web");
        var all = await K.RunAsync("get", "all", "-o", "name");
        Assert.Matches("(?s)pod/web-.*deployment.apps/web.*replicaset.apps/web-", all);
        Assert.Contains("RollingUpdateStrategy:  25% max unavailable, 25% max surge", await K.RunAsync("describe", "deploy", "web"));
        var edited = K with { Switches = new Dictionary<string, string?> { ["KUBE_EDITOR"] = "sed -i 's/replicas: 1/replicas: 2/'" } };
        Assert.Equal("deployment.apps/web edited", await edited.RunAsync("edit", "deploy", "web"));
        await K.WaitAsync("deploy/web", "jsonpath={.status.readyReplicas}=2");
    }
}
