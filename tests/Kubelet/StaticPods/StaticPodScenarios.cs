using Keles.Api.Core.V1;
using Keles.Kubelet.Tests.Scenarios;
using Keles.Machinery;

namespace Keles.Kubelet.Tests.StaticPods;

public sealed class StaticPodScenarios : IDisposable
{
    private const string Manifest = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {a: b}}\nspec: {containers: [{name: c, image: 'example.test/app:1', command: [serve]}]}\n";

    private static readonly ObjectKey Key = new("default", "web-node-1");

    private readonly SimulatedNode _node = new();
    private readonly string _manifests = Directory.CreateTempSubdirectory("keles-manifests-").FullName;

    public StaticPodScenarios() => _node.Options = _node.Options with { ManifestDirectory = _manifests };

    public void Dispose()
    {
        _node.Dispose();
        Directory.Delete(_manifests, recursive: true);
    }

    [Fact]
    public void A_pod_from_a_manifest_runs_and_shows_in_the_api_with_its_status()
    {
        Write("web.yaml", Manifest);
        _node.Start();
        _node.Until(() => Mirror()?.Ready() == "True", "the mirror to be ready");

        var mirror = Mirror()!;
        Assert.Equal("b", mirror.Metadata.Labels["a"]);
        Assert.Equal("file", mirror.Metadata.Annotations["kubernetes.io/config.source"]);
        Assert.Equal(mirror.Metadata.Annotations["kubernetes.io/config.hash"], mirror.Metadata.Annotations["kubernetes.io/config.mirror"]);
        Assert.Equal(("Node", "node-1", true), (mirror.Metadata.OwnerReferences[0].Kind, mirror.Metadata.OwnerReferences[0].Name, mirror.Metadata.OwnerReferences[0].Controller));
        Assert.Equal("node-1", mirror.Spec.NodeName);
        Assert.Single(_node.Cri.Sandboxes);
    }

    [Fact]
    public void It_runs_while_the_api_is_away_and_shows_later()
    {
        Write("web.yaml", Manifest);
        _node.Api.Before = static _ => throw Keles.Fakes.FakeErrors.Unavailable();
        _node.Start();
        _node.Until(() => _node.Cri.Containers.Count == 1, "the container to run");
        _node.Api.Before = null;
        _node.Until(() => Mirror()?.Ready() == "True", "the mirror to be ready");
    }

    [Fact]
    public void A_mirror_that_is_deleted_comes_back_and_its_pod_goes_on()
    {
        Write("web.yaml", Manifest);
        _node.Start();
        _node.Until(() => Mirror()?.Ready() == "True", "the mirror to be ready");
        var before = Mirror()!;
        _node.Delete(before);
        _node.Until(() => Mirror() is { } now && now.Metadata.Uid != before.Metadata.Uid && now.Ready() == "True", "another mirror");
        Assert.Single(_node.Cri.Containers);
        Assert.Equal(before.Status("c")!.ContainerID, Mirror()!.Status("c")!.ContainerID);
    }

    [Fact]
    public void A_changed_manifest_is_another_pod_that_starts_when_the_old_one_is_gone()
    {
        Write("web.yaml", Manifest);
        _node.Start();
        _node.Until(() => Mirror()?.Ready() == "True", "the mirror to be ready");
        var before = Mirror()!;
        Write("web.yaml", Manifest.Replace("a: b", "a: c", StringComparison.Ordinal));
        _node.Until(() => Mirror() is { } now && now.Metadata.Labels["a"] == "c" && now.Ready() == "True", "the changed pod");
        Assert.Single(_node.Cri.Sandboxes);
        Assert.NotEqual(before.Status("c")!.ContainerID, Mirror()!.Status("c")!.ContainerID);
    }

    [Fact]
    public void When_its_file_goes_the_pod_and_its_mirror_go()
    {
        Write("web.yaml", Manifest);
        _node.Start();
        _node.Until(() => Mirror()?.Ready() == "True", "the mirror to be ready");
        File.Delete(Path.Combine(_manifests, "web.yaml"));
        _node.Until(() => Mirror() is null && _node.Cri.Sandboxes.Count == 0, "everything to be gone");
    }

    [Fact]
    public void After_a_restart_of_the_kubelet_it_is_the_same_pod()
    {
        Write("web.yaml", Manifest);
        _node.Start();
        _node.Until(() => Mirror()?.Ready() == "True", "the mirror to be ready");
        var before = Mirror()!;
        _node.Kill();
        _node.Start();
        _node.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(before.Metadata.Uid, Mirror()!.Metadata.Uid);
        Assert.Equal(before.Status("c")!.ContainerID, Mirror()!.Status("c")!.ContainerID);
        Assert.Equal(0, Mirror()!.Status("c")!.RestartCount);
    }

    [Fact]
    public void A_bad_manifest_is_told_once_and_leaves_the_others_alone()
    {
        Write("a.yaml", "apiVersion: v1\nkind: Service\n");
        Write("b.yaml", Manifest.Replace("spec: {", "spec: {serviceAccountName: x, ", StringComparison.Ordinal));
        Write("c.yaml", Manifest);
        _node.Start();
        _node.Until(() => Mirror()?.Ready() == "True", "the good one to be ready");
        _node.Advance(TimeSpan.FromMinutes(2));
        Assert.Single(_node.Log.Lines, l => l.Contains("a.yaml is not run: the file holds no v1 Pod but v1 Service", StringComparison.Ordinal));
        Assert.Single(_node.Log.Lines, l => l.Contains("b.yaml is not run: static pods may not reference serviceaccounts", StringComparison.Ordinal));
    }

    private Pod? Mirror() => _node.Api.Find<Pod>(Key);

    /// <summary>The kernel's own word of the change would come from outside the simulation; the next look finds it.</summary>
    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_manifests, file), text);
}
