namespace Keles.EndToEnd.Tests.Api;

public sealed class AccessTests(SharedCluster shared) : InNamespace(shared)
{
    [Fact]
    public async Task An_account_may_what_a_role_grants_it_in_its_namespace_and_no_more()
    {
        var account = $"--as=system:serviceaccount:{Namespace}:default";
        Assert.Equal("yes", await K.RunAsync("auth", "can-i", "delete", "pods"));
        Assert.Equal("no\n", (await K.TryAsync("auth", "can-i", "get", "pods", account)).Output);
        Assert.Contains($"User \"system:serviceaccount:{Namespace}:default\" cannot list resource \"pods\" in API group \"\" in the namespace \"{Namespace}\"", await K.RefusedAsync("get", "pods", account));
        await K.RunAsync("create", "role", "reader", "--verb=get,list", "--resource=pods");
        await K.RunAsync("create", "rolebinding", "reader", "--role=reader", $"--serviceaccount={Namespace}:default");
        await Eventually.EqualAsync("yes\n", async () => (await K.TryAsync("auth", "can-i", "list", "pods", account)).Output);
        Assert.Equal("no\n", (await K.TryAsync("auth", "can-i", "delete", "pods", account)).Output);
        Assert.Equal("no\n", (await K.TryAsync("auth", "can-i", "list", "pods", account, "-n", "default")).Output);
        Assert.Matches(@"(?m)^pods +\[\] +\[\] +\[get list\]$", await K.RunAsync("auth", "can-i", "--list", account));
    }

    [Fact]
    public async Task Nobody_grants_what_he_may_not_do_himself()
    {
        await K.RunAsync("create", "role", "granter", "--verb=create,get", "--resource=roles,rolebindings");
        await K.RunAsync("create", "rolebinding", "granter", "--role=granter", "--user=eve");
        await Eventually.EqualAsync("yes\n", async () => (await K.TryAsync("auth", "can-i", "create", "roles", "--as=eve")).Output);
        var said = await K.RefusedAsync("create", "role", "more", "--verb=get", "--resource=secrets", "--as=eve");
        Assert.Contains("user \"eve\" (groups=[\"system:authenticated\"]) is attempting to grant RBAC permissions not currently held", said);
    }

    [Fact]
    public async Task A_pods_token_is_its_accounts_and_ends_with_the_account()
    {
        await K.RunAsync("create", "serviceaccount", "robot");
        await K.RunAsync("create", "rolebinding", "robot", "--clusterrole=view", $"--serviceaccount={Namespace}:robot");
        var token = await K.RunAsync("create", "token", "robot");
        string[] asRobot = ["--kubeconfig=/dev/null", $"--server=https://127.0.0.1:{Cluster.Port}", "--insecure-skip-tls-verify", $"--token={token}"];
        Assert.Contains($"system:serviceaccount:{Namespace}:robot", await K.RunAsync([.. asRobot, "auth", "whoami"]));
        await Eventually.TrueAsync("the grant counts", async () => (await K.TryAsync([.. asRobot, "get", "pods"])).Succeeded);
        Assert.Contains("cannot list resource \"secrets\"", await K.RefusedAsync([.. asRobot, "get", "secrets"]));
        await K.RunAsync("delete", "serviceaccount", "robot");
        await Eventually.TrueAsync("the token is dead", async () => System.Text.RegularExpressions.Regex.IsMatch((await K.TryAsync([.. asRobot, "get", "pods"])).Errors, "Unauthorized|logged in"));
    }

    [Fact]
    public async Task A_program_in_a_pod_speaks_to_the_API_with_what_the_pod_has()
    {
        await K.RunAsync("create", "rolebinding", "view", "--clusterrole=view", $"--serviceaccount={Namespace}:default");
        var clients = Path.GetDirectoryName(Cluster.Clients.Helm);
        await RunPodAsync("box", spec: $"volumes: [{{name: c, hostPath: {{path: {clients}}}}}]", container: "volumeMounts: [{name: c, mountPath: /clients, readOnly: true}]");
        Assert.Equal($"{Namespace} ca.crt namespace token", await K.ShellAsync("box", "cd /var/run/secrets/kubernetes.io/serviceaccount; echo $(cat namespace) $(ls)"));
        // The real kubectl in the pod (the one that needs no libraries), with nothing but the pod's own files, variables and network.
        var kubectl = $"/clients/kubectl-{Clients.Older}";
        await Eventually.EqualAsync("pod/box", async () => (await K.TryAsync("exec", "box", "--", "timeout", "30", kubectl, "get", "pods", "-o", "name")).Output.Trim());
    }
}
