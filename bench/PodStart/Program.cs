using Keles.Kubelet.Tests.Runtime.Cri.Containerd;
using Keles.PodStart.Bench;

// dotnet run -c Release --project bench/PodStart: from the pod in the API to ready, against the bare calls to the runtime for the same pod.
if (ContainerdProcess.Missing() is { } missing)
{
    Console.Error.WriteLine(missing);
    return 1;
}

await using var containerd = await ContainerdProcess.StartAsync(CancellationToken.None);
var bare = new BareCri(containerd);
await using var node = new BenchNode(containerd);
await node.StartAsync();
Console.WriteLine("| what | Keles | bare CRI calls | ratio |");
Console.WriteLine("| --- | ---: | ---: | ---: |");
await Turns.CompareAsync("one pod", 1, turns: 11, node, bare);
await Turns.CompareAsync("10 pods at once", 10, turns: 3, node, bare);
await Turns.CompareAsync("30 pods at once", 30, turns: 3, node, bare);
return 0;
