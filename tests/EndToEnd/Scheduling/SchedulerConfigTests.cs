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
        var packed = JsonNode.Parse(await keles.RunAsync("explain-scheduling", "packed", "-o", "json", "--scheduler-config", file))!;
        Assert.Equal(("small", "small", "packed"), ((string)packed["boundTo"]!, (string)packed["best"]![0]!, (string)packed["schedulerName"]!));
        Assert.Equal("error: pods \"nobody\" not found\n", await keles.RefusedAsync("explain-scheduling", "nobody"));
        Assert.StartsWith("error: pod \"packed\" asks for the scheduler \"packed\"", await keles.RefusedAsync("explain-scheduling", "packed"));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static string Pod(string name, string scheduler, string cpu) =>
        $$$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{{name}}}}"},"spec":{"tolerations":[{"operator":"Exists"}],"schedulerName":"{{{{scheduler}}}}","containers":[{"name":"c","image":"busybox:1.35","resources":{"requests":{"cpu":"{{{{cpu}}}}"}}}]}}""";
}
