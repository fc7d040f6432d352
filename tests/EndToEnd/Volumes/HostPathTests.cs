namespace Keles.EndToEnd.Tests.Volumes;

public sealed class HostPathTests(SharedCluster shared) : InNamespace(shared)
{
    [Fact]
    public async Task It_is_the_same_directory_on_every_node_and_is_made_when_asked()
    {
        var directory = Directory.CreateTempSubdirectory("keles-e2e-");
        try
        {
            var volume = $"volumes: [{{name: h, hostPath: {{path: {directory.FullName}/made, type: DirectoryOrCreate}}}}]";
            await RunPodAsync("one", spec: $"nodeName: node-1\n{volume}", container: "volumeMounts: [{name: h, mountPath: /h}]");
            await RunPodAsync("two", spec: $"nodeName: node-2\n{volume}", container: "volumeMounts: [{name: h, mountPath: /h}]");
            await K.ShellAsync("one", "echo shared > /h/f");
            Assert.Equal("shared", await K.ShellAsync("two", "cat /h/f"));
            await K.RunAsync("delete", "pods", "--all", "--now");
            Assert.Equal("shared\n", await File.ReadAllTextAsync(Path.Combine(directory.FullName, "made/f"), TestContext.Current.CancellationToken));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Its_type_is_checked()
    {
        await K.ApplyAsync(Manifest.Pod("box", Manifest.Forever, "volumes: [{name: h, hostPath: {path: /no/such/directory, type: Directory}}]", "volumeMounts: [{name: h, mountPath: /h}]"));
        await Eventually.TrueAsync("an event tells it", async () =>
            (await K.ReadAsync("events --field-selector involvedObject.name=box", ".items[*].message")).Contains("hostPath type check failed: /no/such/directory is not a directory", StringComparison.Ordinal));
    }
}
