using System.Text.Json.Nodes;
using Keles.LocalCluster;

namespace Keles.EndToEnd.Tests.Scheduling;

/// <summary>A configured scheduler, and its decisions explained, through the program.</summary>
public sealed class SchedulerConfigTests(SharedCluster shared) : IDisposable
{
    private const string Configuration = """
        apiVersion: kubescheduler.config.k8s.io/v1
        kind: KubeSchedulerConfiguration
        profiles:
        - schedulerName: default-scheduler
        - schedulerName: packed
          plugins: {score: {disabled: [{name: '*'}], enabled: [{name: NodeResourcesFit}]}}
          pluginConfig: [{name: NodeResourcesFit, args: {scoringStrategy: {type: MostAllocated, resources: [{name: cpu}]}}}]
        """;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("keles-e2e-");

    [Fact]
    public async Task Profiles_place_pods_as_the_file_says_and_every_decision_can_be_explained()
    {
        var home = new ClusterHome(Path.Combine(_directory.FullName, "home"));
        var keles = new KelesProgram(home);
        var kubectl = new Kubectl(shared.Cluster.Clients.Newest, home, "default");
        var file = Path.Combine(_directory.FullName, "scheduler.yaml");
        await File.WriteAllTextAsync(file, Configuration.Replace("MostAllocated", "Fullest", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal($"error: --scheduler-config {file}: profiles[1].pluginConfig[0].args.scoringStrategy.type: Unsupported value: \"Fullest\": supported values: \"LeastAllocated\", \"MostAllocated\", \"RequestedToCapacityRatio\"\n",
            await keles.RefusedAsync("server", "--no-agent", "--scheduler-config", file));
        await File.WriteAllTextAsync(file, Configuration, TestContext.Current.CancellationToken);
        await using var server = keles.Start("server", "--no-agent", "--port", $"{FreePort.Find()}", "--scheduler-config", file);
        await server.LineAsync("^The API is ready at ");
        await kubectl.WaitAsync("serviceaccount/default", "create");
        foreach (var (node, cpu) in new[] { ("large", "8"), ("small", "4") })
        {
            await kubectl.ApplyAsync($$$"""{"apiVersion":"v1","kind":"Node","metadata":{"name":"{{{node}}}"}}""");
            await kubectl.RunAsync("patch", "node", node, "--subresource=status", "-p", $$$"""{"status":{"allocatable":{"cpu":"{{{cpu}}}","memory":"8Gi","pods":"9"},"capacity":{"cpu":"{{{cpu}}}","memory":"8Gi","pods":"9"},"conditions":[{"type":"Ready","status":"True"}]}}""");
        }

        await kubectl.ApplyAsync(Pod("packed", "packed", "2"));
        await kubectl.WaitAsync("pod/packed", "condition=PodScheduled");
        Assert.Equal("small", await kubectl.ReadAsync("pod packed", ".spec.nodeName"));
        await kubectl.ApplyAsync(Pod("huge", "default-scheduler", "16"));
        await kubectl.WaitAsync("pod/huge", "jsonpath={.status.conditions[0].reason}=Unschedulable");

        var huge = await keles.RunAsync("explain-scheduling", "huge");
        Assert.Contains("Insufficient cpu (UnschedulableAndUnresolvable)", huge);
        Assert.Contains(await kubectl.ReadAsync("pod huge", ".status.conditions[0].message"), huge);
        Assert.Contains("cpu: asked 16, free 8, allocatable 8", huge);
        Assert.Contains("cpu: asked 16, free 2, allocatable 4", huge);

        // By what the server started with, whatever the file says by now.
        await File.WriteAllTextAsync(file, "changed", TestContext.Current.CancellationToken);
        Assert.Contains($"\nConfiguration: {file}, as the cluster of {home.Path} read it when it started\n", huge);
        var packed = JsonNode.Parse(await keles.RunAsync("explain-scheduling", "packed", "-o", "json"))!;
        Assert.Equal(("small", "small", "packed"), ((string)packed["boundTo"]!, (string)packed["best"]![0]!, (string)packed["schedulerName"]!));
        Assert.Equal("error: pods \"nobody\" not found\n", await keles.RefusedAsync("explain-scheduling", "nobody"));

        // By another configuration when it is named; and where nothing is known of the cluster, that is said.
        var other = Path.Combine(_directory.FullName, "other.yaml");
        await File.WriteAllTextAsync(other, Configuration.Replace("packed", "another", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.StartsWith("error: pod \"packed\" asks for the scheduler \"packed\", which is none of: default-scheduler, another; ", await keles.RefusedAsync("explain-scheduling", "packed", "--scheduler-config", other));
        var elsewhere = new KelesProgram(new ClusterHome(Path.Combine(_directory.FullName, "elsewhere")));
        Assert.Contains("\nConfiguration: upstream's defaults, for what this cluster's scheduler runs with is not known here", await elsewhere.RunAsync("explain-scheduling", "huge", "--kubeconfig", Copy(home.Kubeconfig)));
        Assert.Contains($"\nConfiguration: {file}, as the cluster of {home.Path} read it", await elsewhere.RunAsync("explain-scheduling", "huge", "--kubeconfig", home.Kubeconfig));
        await NamesAsync(keles);
    }

    private static async Task NamesAsync(KelesProgram keles)
    {
        foreach (string[] words in new string[][] { ["packed"], ["pod/packed"], ["pods/packed"], ["pod", "packed"], ["default/packed"], ["packed", "-n", "default"], ["pod/packed", "--namespace", "default"], ["default/packed", "-n", "default"] })
        {
            var said = await keles.RunAsync(["explain-scheduling", .. words]);
            Assert.StartsWith("Pod default/packed, scheduler packed\n", said);
            Assert.Contains("\nIt is on small already; this is what would be decided if it were pending now.\n", said);
            Assert.Matches(@"\nsmall +yes +\d+ +the pod is here; the best\n", said);
        }

        Assert.Equal("error: \"default/packed\" is in the namespace \"default\", and --namespace says \"other\"\n", await keles.RefusedAsync("explain-scheduling", "default/packed", "-n", "other"));
        Assert.Equal("error: \"deploy/packed\" is no pod, and only pods are scheduled: name one of its pods\n", await keles.RefusedAsync("explain-scheduling", "deploy/packed"));
        foreach (var bad in new[] { "pod/", "/packed", "a/pod/packed" }) Assert.Contains($"\"{bad}\" is not the name of a pod", await keles.RefusedAsync("explain-scheduling", bad));
    }

    private string Copy(string file)
    {
        var copy = Path.Combine(Directory.CreateDirectory(Path.Combine(_directory.FullName, "copy")).FullName, "kubeconfig.yaml");
        File.Copy(file, copy);
        return copy;
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static string Pod(string name, string scheduler, string cpu) =>
        $$$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{{name}}}}"},"spec":{"tolerations":[{"operator":"Exists"}],"schedulerName":"{{{{scheduler}}}}","containers":[{"name":"c","image":"busybox:1.35","resources":{"requests":{"cpu":"{{{{cpu}}}}"}}}]}}""";
}
