using Keles.Api.Core.V1;
using Keles.Kubelet.Tests.Fakes.Cri;

namespace Keles.Kubelet.Tests.Scenarios;

public sealed class ImageScenarios
{
    [Fact]
    public void An_image_that_no_registry_has_is_tried_again_with_pauses()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(With("example.test/absent:1", "IfNotPresent"));
        node.Until(pod, p => p.Waiting() == "ErrImagePull", "the pull to fail");
        node.Until(pod, p => p.Waiting() == "ImagePullBackOff", "the pull to be held back");
        Assert.StartsWith("Back-off pulling image \"example.test/absent:1\": ErrImagePull: ", node.Get(pod).Status("c")!.State.Waiting!.Message);
        node.Until(() => node.Events(pod).Contains("BackOff: Back-off pulling image \"example.test/absent:1\""), "the event");
        Assert.Contains("Pulling: Pulling image \"example.test/absent:1\"", node.Events(pod));
        Assert.Contains("Failed: Error: ErrImagePull", node.Events(pod));

        node.Cri.Registry["example.test/absent:1"] = 1234;
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready once the image is there");
    }

    [Fact]
    public void A_registry_that_cannot_be_reached_is_not_waited_for_and_the_image_is_found_soon_when_somebody_brings_it()
    {
        using var node = new SimulatedNode();
        node.Options = node.Options with { WhyUnreachable = static registry => registry == "docker.io" ? $"no way to {registry}" : null };
        node.Start();
        var pod = node.Put(With("absent:1", "IfNotPresent"));
        node.Until(pod, p => p.Waiting() == "ErrImagePull", "the pull to fail");
        Assert.Equal("failed to pull image \"absent:1\": no way to docker.io", node.Get(pod).Status("c")!.State.Waiting!.Message);
        node.Until(pod, p => p.Waiting() == "ImagePullBackOff", "the pull to be held back");
        Assert.Equal("Back-off pulling image \"absent:1\": ErrImagePull: failed to pull image \"absent:1\": no way to docker.io", node.Get(pod).Status("c")!.State.Waiting!.Message);
        Assert.Contains("Failed: Failed to pull image \"absent:1\": failed to pull image \"absent:1\": no way to docker.io", node.Events(pod));
        Assert.Contains("Failed: Error: ErrImagePull", node.Events(pod));
        Assert.Equal(0, node.Cri.Calls.Count("PullImage"));

        // Late in a long back-off.
        node.Advance(TimeSpan.FromMinutes(12));
        var brought = node.Now;
        lock (node.Cri.Gate) node.Cri.Store[FakeImage.FullName("absent:1")] = new FakeImage(FakeImage.FullName("absent:1"), 1);
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        Assert.InRange(node.Now - brought, TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    [Fact]
    public void An_image_that_is_there_and_is_to_be_pulled_always_is_told_to_be_there()
    {
        using var node = new SimulatedNode();
        node.Options = node.Options with { WhyUnreachable = static _ => "no way out" };
        lock (node.Cri.Gate) node.Cri.Store[FakeImage.FullName("there:latest")] = new FakeImage(FakeImage.FullName("there:latest"), 1);
        node.Start();
        var pod = node.Put(With("there", "Always"));
        node.Until(pod, p => p.Waiting() == "ErrImagePull", "the pull to fail");
        Assert.Equal("failed to pull image \"there:latest\": no way out. The image is on this node already: with imagePullPolicy IfNotPresent it is used", node.Get(pod).Status("c")!.State.Waiting!.Message);
    }

    [Fact]
    public void An_image_that_must_not_be_pulled_is_missed()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(With("example.test/absent:1", "Never"));
        node.Until(pod, p => p.Waiting() == "ErrImageNeverPull", "the container to wait");
        Assert.Equal("Container image \"example.test/absent:1\" is not present with pull policy of Never", node.Get(pod).Status("c")!.State.Waiting!.Message);
        Assert.Equal(0, node.Cri.Calls.Count("PullImage"));
    }

    [Fact]
    public void A_name_that_is_no_image_is_told()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(With("NOT/An:Image:Name", "IfNotPresent"));
        node.Until(pod, p => p.Waiting() == "InvalidImageName", "the container to wait");
        Assert.StartsWith("Failed to apply default image tag \"NOT/An:Image:Name\": couldn't parse image name", node.Get(pod).Status("c")!.State.Waiting!.Message);
    }

    [Fact]
    public void A_container_that_promised_not_to_be_root_is_not_made_as_root()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running() with { SecurityContext = new() { RunAsNonRoot = true } }));
        node.Until(pod, p => p.Waiting() == "CreateContainerConfigError", "the container to wait");
        Assert.Equal("container has runAsNonRoot and image will run as root (pod: \"a_default(uid-of-a)\", container: c)", node.Get(pod).Status("c")!.State.Waiting!.Message);
    }

    [Fact]
    public void A_missing_config_map_is_told_and_the_container_starts_when_it_comes()
    {
        using var node = new SimulatedNode().Start();
        var pod = node.Put(APod.Named("a", APod.Running() with { Env = [new() { Name = "X", ValueFrom = new() { ConfigMapKeyRef = new() { Name = "settings", Key = "x" } } }] }));
        node.Until(pod, p => p.Waiting() == "CreateContainerConfigError", "the container to wait");
        Assert.Equal("configmap \"settings\" not found", node.Get(pod).Status("c")!.State.Waiting!.Message);
        node.Until(() => node.Events(pod).Contains("Failed: Error: configmap \"settings\" not found"), "the event");

        node.Api.Put(new ConfigMap { Metadata = new() { Name = "settings", Namespace = "default" }, Data = Machinery.OrderedMap<string>.Of(("x", "1")) });
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
        Assert.Contains(node.Cri.Containers.Values.Single().Config.Envs, e => e.Key == "X" && e.Value.ToStringUtf8() == "1");
    }

    [Fact]
    public void What_the_runtime_refuses_is_told_in_its_words()
    {
        using var node = new SimulatedNode().Start();
        node.Cri.Calls.Break("StartContainer", Grpc.StatusCode.Unknown, "exec: \"nope\": executable file not found in $PATH");
        var pod = node.Put(APod.Named("a", APod.Running()));
        node.Until(pod, p => p.Waiting() is "RunContainerError" or "CrashLoopBackOff", "the container to wait");
        node.Until(() => node.Events(pod).Contains("Failed: Error: exec: \"nope\": executable file not found in $PATH"), "the event");
        node.Cri.Calls.Mend("StartContainer");
        node.Until(pod, p => p.Ready() == "True", "the pod to be ready");
    }

    private static Pod With(string image, string policy) => APod.Named("a", APod.Running() with { Image = image, ImagePullPolicy = policy });
}
