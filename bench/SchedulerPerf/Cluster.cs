using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Api.Scheduling.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.SchedulerPerf.Bench;

/// <summary>Makes the objects of a workload, as many at once as upstream's benchmark does.</summary>
internal sealed class Cluster(IApiClient client)
{
    private const int AtOnce = 30;

    /// <summary>Namespaces with the accounts that their pods need, and the class of the pods that push others away.</summary>
    public async Task FurnishAsync()
    {
        foreach (var ns in (string[])["sched-0", "sched-1"])
        {
            await client.CreateAsync(new Namespace { Metadata = new() { Name = ns } });
            await client.CreateAsync(new ServiceAccount { Metadata = new() { Name = "default", Namespace = ns }, AutomountServiceAccountToken = false });
        }

        await client.CreateAsync(new PriorityClass { Metadata = new() { Name = Templates.HighPriorityClass }, Value = 10 });
    }

    public Task CreateAsync(Nodes nodes) => EachAsync(nodes.Count, async number =>
    {
        var name = nodes.Name.Length > 0 ? nodes.Name : string.Create(CultureInfo.InvariantCulture, $"scheduler-perf-{nodes.Count}-{number}");
        var made = await client.CreateAsync((Node)Read(NodeKind.Kind, Text(name, nodes.Name.Length > 0 ? 90000 : 110, nodes.Zones.Length > 0 ? nodes.Zones[number % nodes.Zones.Length] : "")));
        // There is no node controller to see that it is ready.
        await client.UpdateAsync(made with { Spec = made.Spec with { Taints = default } });
    });

    public Task CreateAsync(Pods pods) => CreateAsync(pods, pods.Count);

    public Task CreateAsync(Pods pods, int count)
    {
        var pod = (Pod)Read(PodKind.Kind, pods.Template);
        pod = pod with { Metadata = pod.Metadata with { Namespace = pods.Namespace } };
        return EachAsync(count, _ => client.CreateAsync(pod));
    }

    public async Task CreateDeploymentAsync(Pods pods)
    {
        var template = JsonNode.Parse(pods.Template)!.AsObject();
        template["metadata"]!.AsObject().Remove("generateName");
        var text = new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "bench", ["namespace"] = pods.Namespace },
            ["spec"] = new JsonObject { ["replicas"] = pods.Count, ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["color"] = "none" } }, ["template"] = template },
        };
        await client.CreateAsync(Api.Apps.V1.DeploymentKind.Kind, Read(Api.Apps.V1.DeploymentKind.Kind, text.ToJsonString()));
    }

    private static string Text(string name, int pods, string zone) => $$$"""
        {"metadata":{"name":"{{{name}}}","labels":{"kubernetes.io/hostname":"{{{name}}}"{{{(zone.Length > 0 ? $",\"topology.kubernetes.io/zone\":\"{zone}\"" : "")}}}}},
         "status":{"capacity":{"pods":"{{{pods}}}","cpu":"4","memory":"32Gi"},"allocatable":{"pods":"{{{pods}}}","cpu":"4","memory":"32Gi"},"conditions":[{"type":"Ready","status":"True"}]}}
        """;

    private static IApiObject Read(Kind kind, string json) => kind.ReadJson(Encoding.UTF8.GetBytes(json));

    private static Task EachAsync(int count, Func<int, Task> act)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < count;) await act(i);
        })));
    }
}
