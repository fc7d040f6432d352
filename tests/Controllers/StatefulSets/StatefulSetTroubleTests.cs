using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Controllers.Tests.StatefulSets;

/// <summary>Stateful sets while everything goes wrong.</summary>
public sealed class StatefulSetTroubleTests
{
    private static readonly string[] Images = ["nginx:1", "nginx:2", "nginx:3"];

    [Theory]
    [InlineData("OrderedReady")]
    [InlineData("Parallel")]
    public void Each_number_has_one_pod_at_a_time_and_all_come_to_be_as_asked_for(string policy) => TroubledBench.WithSeeds(4, seed =>
    {
        var run = new Run(seed, policy, harsh: true);
        run.For(TimeSpan.FromMinutes(20));
        run.Rest();
    }, 183);

    [Fact]
    public void In_order_no_pod_comes_before_its_predecessors_nor_goes_before_its_successors() => TroubledBench.WithSeeds(4, static seed =>
    {
        var run = new Run(seed, "OrderedReady", harsh: false);
        run.For(TimeSpan.FromMinutes(20));
        run.Rest();
    });

    /// <summary>A set whose users change their minds, whose pods come and go; the harsh ones also fail and are deleted by others.</summary>
    private sealed class Run
    {
        private readonly TroubledBench bench;
        private readonly bool harsh;
        private readonly string policy;
        private readonly List<string> wrong = [];
        private readonly Dictionary<string, Pod> pods = new(StringComparer.Ordinal);
        private int most;

        public Run(ulong seed, string policy, bool harsh)
        {
            (this.harsh, this.policy) = (harsh, policy);
            bench = new(seed, ["statefulset-controller"]);
            bench.Api.Sees = See;
            bench.Ask(() => bench.Api.Client.CreateAsync(AStatefulSet.Of(3, s => AStatefulSet.WithData(s) with { PodManagementPolicy = policy, RevisionHistoryLimit = 1 })));
        }

        private StatefulSet Set => bench.Api.Get<StatefulSet>(A.Ns, AStatefulSet.Name);

        public void For(TimeSpan time)
        {
            var end = bench.Elapsed + time;
            bench.Until(() => bench.Elapsed >= end, Live, time * 2);
            Check();
        }

        /// <summary>In peace the set becomes what was asked for last.</summary>
        public void Rest()
        {
            bench.Trouble.Stop();
            Change(static s => AStatefulSet.Partition(s, 0));
            bench.Until(IsAsWanted, Kubelet, TimeSpan.FromMinutes(60));
            bench.Advance(TimeSpan.FromMinutes(1));
            Assert.True(IsAsWanted());
            Check();
            Assert.InRange(bench.Api.List<ControllerRevision>().Count, 1, 2);
            foreach (var pod in bench.Api.List<Pod>()) Assert.NotNull(bench.Api.Find<PersistentVolumeClaim>(new(A.Ns, $"data-{pod.Metadata.Name}")));
        }

        private bool IsAsWanted()
        {
            var (set, all) = (Set, bench.Api.List<Pod>());
            var (status, replicas) = (set.Status, set.Spec.Replicas!.Value);
            return status.ObservedGeneration == set.Metadata.Generation && all.Count == replicas && status.CurrentRevision == status.UpdateRevision
                && (status.Replicas, status.ReadyReplicas, status.AvailableReplicas, status.CurrentReplicas, status.UpdatedReplicas) == (replicas, replicas, replicas, replicas, replicas)
                && all.All(p => p.IsReady() && p.IsActive() && p.Spec.Containers[0].Image == set.Spec.Template.Spec.Containers[0].Image && p.Metadata.Labels["controller-revision-hash"] == status.UpdateRevision);
        }

        private void Live()
        {
            Check();
            Kubelet();
            if (bench.Random.Next(25) == 0) Change(s => s with { Replicas = bench.Random.Next(0, 6) });
            if (bench.Random.Next(25) == 0) Change(s => s with { Template = A.Template(Images[bench.Random.Next(Images.Length)], "db") });
            if (bench.Random.Next(60) == 0) Change(s => AStatefulSet.Partition(s, bench.Random.Next(0, 4)));
            else if (bench.Random.Next(20) == 0) Change(static s => AStatefulSet.Partition(s, 0));
            if (bench.Random.Next(20) == 0) bench.Api.EndWatches();
            if (bench.Random.Next(60) == 0) PodPlayer.SetClock(bench);
            if (harsh && bench.Random.Next(15) == 0 && Any() is { } pod) bench.Ask(() => bench.Api.Client.TryDeleteAsync(PodKind.Kind, ObjectKey.Of(pod)));
            if (harsh && bench.Random.Next(15) == 0 && Any() is { } ending && !ending.IsBeingDeleted()) bench.Change(ending, p => p with { Status = new() { Phase = bench.Random.Next(2) == 0 ? "Failed" : "Succeeded" } });
        }

        private void Kubelet()
        {
            foreach (var pod in bench.Api.List<Pod>())
            {
                if (bench.Random.Next(3) != 0) continue;
                if (pod.IsBeingDeleted()) bench.Ask(() => bench.Api.Client.TryDeleteAsync(PodKind.Kind, ObjectKey.Of(pod), new() { GracePeriodSeconds = 0 }));
                else if (!pod.IsTerminal() && !pod.IsReady())
                {
                    bench.Change(pod, p => p with { Spec = p.Spec with { NodeName = "node-1" }, Status = new() { Phase = "Running", Conditions = [new() { Type = "Ready", Status = "True", LastTransitionTime = Time.From(bench.Now) }] } });
                }
            }
        }

        private Pod? Any() => bench.Api.List<Pod>() is { Count: > 0 } all ? all[bench.Random.Next(all.Count)] : null;

        private void Change(Func<StatefulSetSpec, StatefulSetSpec> change) => bench.Ask(() => bench.Api.Client.UpdateAsync(Set with { Spec = change(Set.Spec) }));

        private void See(IApiObject? before, IApiObject? after)
        {
            if ((after ?? before) is StatefulSet set) most = Math.Max(most, set.Spec.Replicas!.Value);
            if ((after ?? before) is not Pod pod) return;
            var name = pod.Metadata.Name;
            if (before is null)
            {
                if (pods.ContainsKey(name)) Wrong($"{name} was made while there was one");
                if (int.Parse(name[3..]) >= most) Wrong($"{name} was made where there never were to be more than {most}");
                if (!harsh) InOrder(name);
            }

            if (before is Pod was && after is Pod now && was.Metadata.Uid != now.Metadata.Uid) Wrong($"{name} became another");
            if (!harsh && before is Pod { Metadata.DeletionTimestamp: null } && (after is null || pod.IsBeingDeleted())) OneAtATime(name);
            if (after is null) pods.Remove(name);
            else pods[name] = pod;
        }

        private void InOrder(string name)
        {
            for (var i = 0; i < int.Parse(name[3..]); i++)
            {
                if (!pods.TryGetValue($"db-{i}", out var earlier)) Wrong($"{name} came before db-{i}");
                else if (!earlier.IsReady() || earlier.IsBeingDeleted()) Wrong($"{name} came while db-{i} was not ready");
            }
        }

        /// <summary>Nobody but the controller deletes pods here, the highest first. Only one that is replaced may find itself below others that are scaled away meanwhile.</summary>
        private void OneAtATime(string name)
        {
            if (pods.Values.FirstOrDefault(p => string.CompareOrdinal(p.Metadata.Name, name) > 0 && p.IsBeingDeleted()) is { } other) Wrong($"{name} goes while {other.Metadata.Name} does");
        }

        private void Check() => Assert.True(wrong.Count == 0, $"{policy}: {string.Join("; ", wrong.Take(5))}");

        private void Wrong(string what) => wrong.Add(what);
    }
}
