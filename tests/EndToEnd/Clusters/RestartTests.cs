namespace Keles.EndToEnd.Tests.Clusters;

/// <summary>A cluster that is brought up again with something else than before.</summary>
public sealed class RestartTests : IDisposable
{
    private const string Packed = """
        apiVersion: kubescheduler.config.k8s.io/v1
        kind: KubeSchedulerConfiguration
        profiles: [{schedulerName: default-scheduler}, {schedulerName: packed}]
        """;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("keles-e2e-");

    [Fact]
    public async Task The_schedulers_file_is_remembered_and_read_again()
    {
        await using var cluster = await KelesCluster.UpAsync(nodes: 1);
        var (keles, kubectl) = (cluster.Keles, cluster.Kubectl.In("default"));
        var file = Path.Combine(_directory.FullName, "scheduler.yaml");
        await File.WriteAllTextAsync(file, Packed, TestContext.Current.CancellationToken);
        Assert.Contains("is running already, and --scheduler-config takes effect only when it starts", await keles.RefusedAsync("up", "--scheduler-config", file));
        await keles.RunAsync("down");
        await keles.RunAsync("up", "--scheduler-config", file);
        await keles.RunAsync("up", "--scheduler-config", file); // It runs with that already.
        await kubectl.WaitAsync("serviceaccount/default", "create");
        await kubectl.RunAsync("run", "placed", "--image=busybox:1.35", "--overrides={\"spec\":{\"schedulerName\":\"packed\"}}", "--", "sleep", "3600");
        await kubectl.ReadyAsync("placed");

        await keles.RunAsync("down");
        await File.WriteAllTextAsync(file, Packed.Replace("packed", "dense", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await keles.RunAsync("up");
        await kubectl.RunAsync("run", "again", "--image=busybox:1.35", "--overrides={\"spec\":{\"schedulerName\":\"dense\"}}", "--", "sleep", "3600");
        await kubectl.ReadyAsync("again");
        Assert.Contains($"\nConfiguration: {file}, as the cluster of {cluster.Home.Path} read it when it started\n", await keles.RunAsync("explain-scheduling", "pod/again"));

        // A file that is gone is told; without it there are upstream's defaults when they are asked for.
        await keles.RunAsync("down");
        File.Delete(file);
        Assert.Equal($"error: --scheduler-config {file}: there is no such file (the file is that of an earlier start: bring it back, or name another one, or --scheduler-config \"\" for upstream's defaults)\n", await keles.RefusedAsync("up"));
        await keles.RunAsync("up", "--scheduler-config", "");
        Assert.Contains("asks for the scheduler \"dense\", which is none of: default-scheduler; ", await keles.RefusedAsync("explain-scheduling", "pod/again"));
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
