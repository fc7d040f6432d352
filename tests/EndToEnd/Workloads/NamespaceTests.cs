namespace Keles.EndToEnd.Tests.Workloads;

public sealed class NamespaceTests(SharedCluster shared) : InNamespace(shared)
{
    [Fact]
    public async Task Its_deletion_takes_everything_in_it_along()
    {
        var doomed = Namespace + "-doomed";
        await K.RunAsync("create", "namespace", doomed);
        var there = K.In(doomed);
        await there.WaitAsync("serviceaccount/default", "create");
        await there.WaitAsync("configmap/kube-root-ca.crt", "create");
        await there.ApplyAsync(Manifest.Echo("web", 1));
        await there.RunAsync("create", "configmap", "settings", "--from-literal=a=b");
        await there.RolloutAsync("deploy/web");

        await K.RunAsync("delete", "namespace", doomed, "--timeout=90s");
        Assert.Contains($"namespaces \"{doomed}\" not found", await K.RefusedAsync("get", "namespace", doomed));
        Assert.Equal("", await there.RunAsync("get", "all,configmaps,serviceaccounts,secrets,endpointslices,events", "-o", "name"));
    }

    [Fact]
    public async Task Nothing_is_created_in_one_that_does_not_exist_or_that_ends()
    {
        Assert.Contains("namespaces \"nowhere\" not found", await K.In("nowhere").RefusedAsync("create", "configmap", "x"));

        var ending = Namespace + "-ending";
        await K.RunAsync("create", "namespace", ending);
        await K.In(ending).ApplyAsync("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"holds","finalizers":["example.com/hold"]}}""");
        await K.RunAsync("delete", "namespace", ending, "--wait=false");
        await K.WaitAsync($"namespace/{ending}", """jsonpath={.status.conditions[?(@.type=="NamespaceFinalizersRemaining")].status}=True""");
        Assert.Contains($"because it is being terminated", await K.In(ending).RefusedAsync("create", "configmap", "late"));
        await K.In(ending).RunAsync("patch", "configmap", "holds", "--type=json", "-p", """[{"op":"remove","path":"/metadata/finalizers"}]""");
        await K.WaitAsync($"namespace/{ending}", "delete");
    }
}
