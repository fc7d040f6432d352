using Keles.Linux;

namespace Keles.EndToEnd.Tests;

/// <summary>A test with a namespace of its own in the shared cluster, which is deleted after it.</summary>
public abstract class InNamespace(SharedCluster shared) : IAsyncLifetime
{
    internal KelesCluster Cluster => shared.Cluster;

    /// <summary>kubectl, newest version, in the test's namespace.</summary>
    internal Kubectl K { get; private set; } = null!;

    internal string Namespace => K.Namespace!;

    /// <summary>The kubectl versions a test whose subject the client is runs with.</summary>
    public static TheoryData<string> Versions => [Clients.Older, Clients.Newer];

    public async ValueTask InitializeAsync()
    {
        K = Cluster.Kubectl.In(shared.NameFor(GetType()));
        await Cluster.Kubectl.RunAsync("create", "namespace", Namespace);
        // Pods are refused before their namespace has its account.
        await K.WaitAsync("serviceaccount/default", "create");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        // With no patience: each namespace ends by itself while the next tests run.
        await Cluster.Kubectl.TryAsync("delete", "namespace", Namespace, "--wait=false");
    }

    /// <summary>The same namespace through a kubectl of another version.</summary>
    internal Kubectl Of(string version) => Cluster.KubectlOf(version).In(Namespace);

    /// <summary>Runs a pod of busybox with a script, and waits until it is ready.</summary>
    internal async Task<string> RunPodAsync(string name, string script = Manifest.Forever, string spec = "", string container = "")
    {
        await K.ApplyAsync(Manifest.Pod(name, script, spec, container));
        await K.ReadyAsync(name);
        return name;
    }
}
