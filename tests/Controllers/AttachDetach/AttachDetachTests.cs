using Keles.Api.Core.V1;
using Keles.Api.Storage.V1;
using Keles.Controllers.AttachDetach;
using Keles.Machinery;

namespace Keles.Controllers.Tests.AttachDetach;

public sealed class AttachDetachTests
{
    private readonly Bench bench = new(["attachdetach-controller"]);

    [Fact]
    public void A_volume_is_attached_where_a_pod_needs_it_and_detached_when_the_node_has_let_it_go()
    {
        Put("v");
        bench.Api.Put(AVolume.Node("node-1"));
        bench.Api.Put(AVolume.User("p", "node-1", "v"));
        bench.Settle();
        var attachment = Assert.Single(bench.Api.List<VolumeAttachment>());
        Assert.Equal((AVolume.Driver, "node-1", "v", Attachments.NameOf(AVolume.Named("v").Spec.Csi!, "node-1")), (attachment.Spec.Attacher, attachment.Spec.NodeName, attachment.Spec.Source.PersistentVolumeName, attachment.Metadata.Name));
        Assert.Empty(Attached());
        IsAttached(attachment);
        Assert.Equal([AVolume.NameOf("v")], Attached());
        Assert.Contains("Normal SuccessfulAttachVolume AttachVolume.Attach succeeded for volume \"v\" ", bench.EventTexts);
        InUse("v");
        bench.Api.Remove<Pod>(new(A.Ns, "p"));
        bench.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal([AVolume.NameOf("v")], Attached());
        InUse();
        Assert.Empty(bench.Api.List<VolumeAttachment>());
        Assert.Empty(Attached());
    }

    [Fact]
    public void The_name_of_an_attachment_is_the_hash_of_handle_driver_and_node() =>
        Assert.Equal("csi-8a5edab282632443219e051e4ade2d1d5bbc671c781051bf1437897cbdfea0f1", Attachments.NameOf(new() { Driver = "", VolumeHandle = "/" }, ""));

    [Theory]
    [InlineData(true, "Running", false)]
    [InlineData(false, "Running", true)]
    [InlineData(false, "Succeeded", false)]
    public void Nothing_is_attached_for_drivers_that_do_not_attach_or_for_pods_that_have_ended(bool describes, string phase, bool expected)
    {
        Put("v");
        if (describes) bench.Api.Put(new CSIDriver { Metadata = new() { Name = AVolume.Driver }, Spec = new() { AttachRequired = false } });
        bench.Api.Put(AVolume.Node("node-1"));
        bench.Api.Put(AVolume.User("p", "node-1", "v") with { Status = new() { Phase = phase } });
        bench.Settle();
        Assert.Equal(expected, bench.Api.List<VolumeAttachment>().Count == 1);
    }

    [Fact]
    public void An_exclusive_volume_waits_until_it_has_left_the_other_node_and_the_pod_is_told()
    {
        Put("v");
        foreach (var node in (string[])["node-1", "node-2"]) bench.Api.Put(AVolume.Node(node));
        bench.Api.Put(AVolume.User("first", "node-1", "v"));
        bench.Settle();
        IsAttached(bench.Api.List<VolumeAttachment>()[0]);
        InUse("v");
        bench.Api.Put(AVolume.User("second", "node-2", "v"));
        bench.Settle();
        Assert.Single(bench.Api.List<VolumeAttachment>());
        Assert.Contains("Warning FailedAttachVolume Multi-Attach error for volume \"v\" Volume is already used by pod(s) first", bench.EventTexts);
        bench.Api.Remove<Pod>(new(A.Ns, "first"));
        bench.Settle();
        Assert.Equal("node-1", Assert.Single(bench.Api.List<VolumeAttachment>()).Spec.NodeName);
        InUse();
        Assert.Equal("node-2", Assert.Single(bench.Api.List<VolumeAttachment>()).Spec.NodeName);
    }

    [Fact]
    public void Each_pod_that_comes_to_wait_for_an_exclusive_volume_is_told_once()
    {
        Put("v");
        foreach (var node in (string[])["node-1", "node-2"]) bench.Api.Put(AVolume.Node(node));
        bench.Api.Put(AVolume.User("first", "node-1", "v"));
        bench.Settle();
        foreach (var name in (string[])["second", "third"])
        {
            bench.Api.Put(AVolume.User(name, "node-2", "v"));
            bench.Advance(TimeSpan.FromMinutes(5));
            Assert.Equal([1], bench.Api.List<Event>().Where(e => e.InvolvedObject.Name == name).Select(static e => e.Count));
            bench.Api.Remove<Pod>(new(A.Ns, name));
            bench.Settle();
        }
    }

    [Fact]
    public void A_shared_volume_is_attached_to_all_who_need_it()
    {
        Put("v", "ReadWriteMany");
        foreach (var node in (string[])["node-1", "node-2"])
        {
            bench.Api.Put(AVolume.Node(node));
            bench.Api.Put(AVolume.User($"on-{node}", node, "v"));
        }

        bench.Settle();
        Assert.Equal(2, bench.Api.List<VolumeAttachment>().Count);
    }

    [Theory]
    [InlineData("True", "", false)]
    [InlineData("Unknown", "", true)]
    [InlineData("True", "node.kubernetes.io/out-of-service", true)]
    public void A_volume_in_use_is_taken_only_from_a_node_that_is_silent_for_six_minutes_or_out_of_service(string ready, string taint, bool expected)
    {
        Put("v");
        bench.Api.Put(AVolume.Node("node-1", "v"));
        bench.Api.Put(AVolume.User("p", "node-1", "v"));
        bench.Settle();
        IsAttached(bench.Api.List<VolumeAttachment>()[0]);
        bench.Api.Change<Node>(new("node-1"), n => n with { Spec = n.Spec with { Taints = taint.Length > 0 ? [new() { Key = taint, Effect = "NoExecute" }] : [] }, Status = n.Status with { Conditions = [new() { Type = "Ready", Status = ready }] } });
        bench.Api.Remove<Pod>(new(A.Ns, "p"));
        bench.Simulated.Simulation.WallShift = TimeSpan.FromHours(1);
        bench.Advance(TimeSpan.FromMinutes(5.9));
        Assert.Equal(taint.Length == 0, bench.Api.List<VolumeAttachment>().Count == 1);
        bench.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Equal(expected, bench.Api.List<VolumeAttachment>().Count == 0);
    }

    [Fact]
    public void What_the_node_began_to_use_at_the_last_moment_stays()
    {
        Put("v");
        bench.Api.Put(AVolume.Node("node-1"));
        bench.Api.Put(AVolume.User("p", "node-1", "v"));
        bench.Settle();
        IsAttached(bench.Api.List<VolumeAttachment>()[0]);
        bench.Api.Refuse = r =>
        {
            if (r is { Verb: "patch", Subresource: "status" } && r.Kind == NodeKind.Kind) bench.Api.Change<Node>(new("node-1"), static n => n with { Status = n.Status with { VolumesInUse = [AVolume.NameOf("v")] } });
            return null;
        };
        bench.Api.Lag = static r => r.Kind == NodeKind.Kind ? TimeSpan.FromSeconds(2) : TimeSpan.Zero;
        bench.Api.Remove<Pod>(new(A.Ns, "p"));
        bench.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(Assert.Single(bench.Api.List<VolumeAttachment>()).Metadata.DeletionTimestamp);
        bench.Api.Refuse = null;
        Assert.Equal([AVolume.NameOf("v")], Attached());
    }

    [Fact]
    public void After_a_creation_whose_answer_was_lost_no_other_node_gets_the_volume()
    {
        Put("v");
        foreach (var node in (string[])["node-1", "node-2"]) bench.Api.Put(AVolume.Node(node));
        bench.Settle();
        bench.Api.Lag = static r => r.Kind == VolumeAttachmentKind.Kind ? TimeSpan.FromSeconds(2) : TimeSpan.Zero;
        var lost = 0;
        bench.Api.Done = r => r.Verb == "create" && r.Kind == VolumeAttachmentKind.Kind && lost++ == 0 ? throw Fakes.FakeErrors.Unavailable("the answer was lost") : Task.CompletedTask;
        bench.Api.Put(AVolume.User("first", "node-1", "v"));
        bench.Api.Put(AVolume.User("second", "node-2", "v"));
        bench.Advance(TimeSpan.FromSeconds(30));
        Assert.Single(bench.Api.List<VolumeAttachment>());
    }

    [Fact]
    public void What_the_driver_says_is_told_to_the_pod()
    {
        Put("v");
        bench.Api.Put(AVolume.Node("node-1"));
        bench.Api.Put(AVolume.User("p", "node-1", "v"));
        bench.Settle();
        var attachment = bench.Api.List<VolumeAttachment>()[0];
        bench.Api.Put(attachment with { Status = new() { AttachError = new() { Message = "no such disk", Time = Time.From(bench.Now) } } });
        bench.Settle();
        Assert.Contains("Warning FailedAttachVolume AttachVolume.Attach failed for volume \"v\" : no such disk", bench.EventTexts);
    }

    [Fact]
    public void Attachments_that_others_made_are_left_alone()
    {
        Put("v");
        bench.Api.Put(AVolume.Node("node-1"));
        bench.Api.Put(new VolumeAttachment { Metadata = new() { Name = "mine" }, Spec = new() { Attacher = AVolume.Driver, NodeName = "node-1", Source = new() { PersistentVolumeName = "v" } } });
        bench.Advance(TimeSpan.FromMinutes(30));
        Assert.Single(bench.Api.List<VolumeAttachment>());
    }

    private void Put(string volume, string mode = "ReadWriteOnce")
    {
        bench.Api.Put(AVolume.Named(volume, mode));
        bench.Api.Put(AVolume.Claim(volume));
    }

    private void IsAttached(VolumeAttachment attachment)
    {
        bench.Api.Put(attachment with { Status = new() { Attached = true } });
        bench.Settle();
    }

    private void InUse(params string[] volumes)
    {
        bench.Api.Change<Node>(new("node-1"), n => n with { Status = n.Status with { VolumesInUse = [.. volumes.Select(AVolume.NameOf)] } });
        bench.Settle();
    }

    private string[] Attached() => [.. bench.Api.Get<Node>("", "node-1").Status.VolumesAttached.AsSpan().ToArray().Select(static v => v.Name)];
}
