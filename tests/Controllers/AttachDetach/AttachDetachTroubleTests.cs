using Keles.Api.Core.V1;
using Keles.Api.Storage.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Controllers.Tests.AttachDetach;

/// <summary>Volumes that move between nodes with their pods while everything goes wrong.</summary>
public sealed class AttachDetachTroubleTests
{
    private const string Finalizer = "external-attacher/disk-example-com";

    private static readonly string[] Nodes = ["node-1", "node-2", "node-3"];
    private static readonly string[] Volumes = ["a", "b", "c", "d"];

    [Fact]
    public void No_volume_is_on_two_nodes_nor_taken_while_it_is_in_use_and_each_comes_to_its_pod() => TroubledBench.WithSeeds(10, static seed => new Run(seed).All());

    private sealed class Run
    {
        private readonly TroubledBench bench;
        private readonly List<string> wrong = [];
        private readonly Dictionary<string, VolumeAttachment> attachments = new(StringComparer.Ordinal);

        public Run(ulong seed)
        {
            bench = new(seed, ["attachdetach-controller"]);
            foreach (var node in Nodes) bench.Api.Put(AVolume.Node(node));
            foreach (var volume in Volumes)
            {
                bench.Api.Put(AVolume.Named(volume));
                bench.Api.Put(AVolume.Claim(volume));
            }

            bench.Api.Sees = See;
        }

        public void All()
        {
            var end = bench.Elapsed + TimeSpan.FromMinutes(20);
            bench.Until(() => bench.Elapsed > end, () =>
            {
                Assert.True(wrong.Count == 0, string.Join("; ", wrong.Take(5)));
                PodPlayer.Leap(bench);
                Users();
                Others();
            }, TimeSpan.FromHours(60));
            bench.Trouble.Stop();
            end = bench.Elapsed + TimeSpan.FromMinutes(10);
            bench.Until(() => bench.Elapsed > end, Others, TimeSpan.FromHours(1));
            Assert.True(wrong.Count == 0, string.Join("; ", wrong.Take(5)));
            Assert.Equal(
                bench.Api.List<Pod>().Select(static p => $"{p.Spec.Volumes[0].Name} on {p.Spec.NodeName}").Order(StringComparer.Ordinal),
                bench.Api.List<VolumeAttachment>().Where(static a => a.Status.Attached).Select(static a => $"{a.Spec.Source.PersistentVolumeName} on {a.Spec.NodeName}").Order(StringComparer.Ordinal));
            foreach (var node in Nodes) Assert.Equal(InUse(node), bench.Api.Get<Node>("", node).Status.VolumesAttached.AsSpan().ToArray().Select(static v => v.Name).Order(StringComparer.Ordinal));
        }

        /// <summary>A pod for each volume, now here, now there; never two, for that is their owner's business.</summary>
        private void Users()
        {
            foreach (var volume in Volumes)
            {
                if (bench.Random.Next(4) != 0) continue;
                var pod = bench.Api.Find<Pod>(new(A.Ns, $"of-{volume}"));
                if (pod is null) bench.Api.Put(AVolume.User($"of-{volume}", Nodes[bench.Random.Next(Nodes.Length)], volume));
                else bench.Ask(() => bench.Api.Client.TryDeleteAsync(PodKind.Kind, ObjectKey.Of(pod)));
            }
        }

        /// <summary>The driver's attacher, and the kubelets: they mount what their node's status says is attached and say first that they use it.</summary>
        private void Others()
        {
            foreach (var attachment in bench.Api.List<VolumeAttachment>())
            {
                if (bench.Random.Next(2) == 0) continue;
                if (attachment.Metadata.DeletionTimestamp is not null) bench.Api.Remove<VolumeAttachment>(ObjectKey.Of(attachment));
                else if (attachment.Metadata.Finalizers.IsEmpty) bench.Change(attachment, static a => a with { Metadata = a.Metadata with { Finalizers = [Finalizer] } });
                else if (!attachment.Status.Attached) bench.Change(attachment, static a => a with { Status = new() { Attached = true } });
            }

            foreach (var name in Nodes)
            {
                // Of a pod that is gone at once the kubelet cleans up as well.
                var needed = bench.Api.List<Pod>().Where(p => p.Spec.NodeName == name).Select(static p => AVolume.NameOf(p.Spec.Volumes[0].Name)).ToHashSet(StringComparer.Ordinal);
                var node = bench.Api.Get<Node>("", name);
                if (bench.Random.Next(2) == 0 && node.Status.VolumesInUse.Any(v => !needed.Contains(v))) Use(node, node.Status.VolumesInUse.Where(needed.Contains));
            }

            foreach (var pod in bench.Api.List<Pod>())
            {
                if (bench.Random.Next(2) == 0) continue;
                var (volume, node) = (AVolume.NameOf(pod.Spec.Volumes[0].Name), bench.Api.Get<Node>("", pod.Spec.NodeName));
                var uses = node.Status.VolumesInUse.Contains(volume);
                if (pod.IsBeingDeleted() && pod.Status.Phase == "Running") Run_(pod, "Succeeded");
                else if (pod.IsBeingDeleted() && uses) Use(node, node.Status.VolumesInUse.Where(v => v != volume));
                else if (pod.IsBeingDeleted()) PodPlayer.Vanish(bench, pod);
                else if (!uses) Use(node, node.Status.VolumesInUse.Add(volume));
                else if (pod.Status.Phase != "Running" && node.Status.VolumesAttached.Any(v => v.Name == volume)) Run_(pod, "Running");
            }
        }

        private void Use(Node node, Items<string> volumes) => bench.Change(node, n => n with { Status = n.Status with { VolumesInUse = volumes } });

        private void Run_(Pod pod, string phase) => bench.Change(pod, p => p with { Status = new() { Phase = phase, ContainerStatuses = [new() { Name = "c", State = phase == "Running" ? new() { Running = new() } : new() { Terminated = new() } }] } });

        private IEnumerable<string> InUse(string node) => bench.Api.Get<Node>("", node).Status.VolumesInUse.AsSpan().ToArray().Order(StringComparer.Ordinal);

        private void See(IApiObject? before, IApiObject? after)
        {
            if ((after ?? before) is not VolumeAttachment attachment) return;
            if (after is null) attachments.Remove(attachment.Metadata.Name);
            else attachments[attachment.Metadata.Name] = attachment;
            var volume = attachment.Spec.Source.PersistentVolumeName!;
            if (before is null && attachments.Values.Count(a => a.Spec.Source.PersistentVolumeName == volume) > 1) wrong.Add($"{volume} is on two nodes");
            if (before is VolumeAttachment { Metadata.DeletionTimestamp: null } && (after is null || attachment.Metadata.DeletionTimestamp is not null) && Running(volume, attachment.Spec.NodeName)) wrong.Add($"{volume} was taken from {attachment.Spec.NodeName} while in use");
        }

        private bool Running(string volume, string node) => bench.Api.Find<Pod>(new(A.Ns, $"of-{volume}")) is { Status.Phase: "Running" } pod && pod.Spec.NodeName == node;
    }
}
