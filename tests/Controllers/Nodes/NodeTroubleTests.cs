using Keles.Api.Coordination.V1;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Nodes;

/// <summary>Nodes that fall silent and come back while everything goes wrong.</summary>
public sealed class NodeTroubleTests
{
    private static readonly TimeSpan Grace = new ControllerOptions().NodeMonitorGracePeriod;
    private static readonly TimeSpan Tolerates = TimeSpan.FromSeconds(300);

    [Fact]
    public void Only_a_node_that_was_silent_is_given_up_and_only_who_waited_long_enough_is_driven_away() => TroubledBench.WithSeeds(8, static seed => new Run(seed).All());

    private sealed class Run
    {
        /// <summary>Shorter gaps in a taint are one: the controller may never have seen them.</summary>
        private static readonly TimeSpan Gap = TimeSpan.FromSeconds(30);

        private readonly TroubledBench bench;
        private readonly string[] names;
        private readonly List<string> wrong = [];
        private readonly HashSet<string> silent = new(StringComparer.Ordinal);
        private readonly Dictionary<string, TimeSpan> renewed = new(StringComparer.Ordinal);
        private readonly Dictionary<string, TimeSpan> silenceBefore = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (TimeSpan Since, TimeSpan? Until)> tainted = new(StringComparer.Ordinal);
        private int pods;
        private bool isMine;
        private int gone;

        public Run(ulong seed)
        {
            bench = new(seed, ["node-lifecycle-controller", "taint-eviction-controller"]);
            names = [.. Enumerable.Range(1, 6).Select(static i => $"node-{i}")];
            foreach (var name in names)
            {
                bench.Api.Put(new Node { Metadata = new() { Name = name } });
                Renew(name);
            }

            bench.Api.Sees = See;
        }

        public void All()
        {
            var end = bench.Elapsed + TimeSpan.FromMinutes(40);
            bench.Until(() => bench.Elapsed > end, () => Live(true), TimeSpan.FromHours(2));
            foreach (var name in silent.ToArray()) silent.Remove(name);
            bench.Trouble.Stop();
            end = bench.Elapsed + TimeSpan.FromMinutes(3);
            bench.Until(() => bench.Elapsed > end, () => Live(false), TimeSpan.FromHours(1));
            foreach (var name in names)
            {
                var node = bench.Api.Get<Node>("", name);
                Assert.Equal(("True", 0), (Ready(node), node.Spec.Taints.Count));
            }

            // One that stays silent is found, and its pods go.
            silent.Add("node-1");
            end = bench.Elapsed + Grace + Tolerates + TimeSpan.FromMinutes(1);
            bench.Until(() => bench.Elapsed > end, () => Live(false), TimeSpan.FromHours(1));
            Assert.Equal("Unknown", Ready(bench.Api.Get<Node>("", "node-1")));
            Assert.DoesNotContain(bench.Api.List<Pod>(), static p => p.Spec.NodeName == "node-1" && !p.IsBeingDeleted());
            Assert.NotEqual(0, gone);
        }

        private void Live(bool troubled)
        {
            Assert.True(wrong.Count == 0, string.Join("; ", wrong.Take(5)));
            if (troubled && bench.Random.Next(40) == 0)
            {
                var name = names[bench.Random.Next(names.Length)];
                if (!silent.Remove(name) && silent.Count < 3) silent.Add(name);
            }

            if (troubled && bench.Random.Next(20) == 0) bench.Api.EndWatches();
            if (bench.Random.Next(30) == 0) PodPlayer.SetClock(bench);
            isMine = true;
            foreach (var name in names) if (!silent.Contains(name) && (bench.Elapsed - renewed[name] > TimeSpan.FromSeconds(10) || Ready(bench.Api.Get<Node>("", name)) != "True")) Renew(name);
            foreach (var pod in bench.Api.List<Pod>()) if (pod.IsBeingDeleted() && !silent.Contains(pod.Spec.NodeName)) PodPlayer.Vanish(bench, pod);
            if (troubled && bench.Random.Next(10) == 0) bench.Api.Put(Pod($"p{pods++}", names[bench.Random.Next(names.Length)], bench.Random.Next(2) == 0));
            isMine = false;
        }

        private void Renew(string name)
        {
            var node = bench.Api.Get<Node>("", name);
            if (Ready(node) != "True") bench.Api.Put(node with { Status = node.Status with { Conditions = [new() { Type = "Ready", Status = "True", LastHeartbeatTime = Time.From(bench.Now), LastTransitionTime = Time.From(bench.Now) }] } });
            bench.Api.Put(new Lease { Metadata = new() { Name = name, Namespace = "kube-node-lease" }, Spec = new() { HolderIdentity = name, LeaseDurationSeconds = 40, RenewTime = MicroTime.From(bench.Now) } });
            if (renewed.TryGetValue(name, out var last) && bench.Elapsed > last) silenceBefore[name] = bench.Elapsed - last;
            renewed[name] = bench.Elapsed;
        }

        private static Pod Pod(string name, string node, bool tolerates)
        {
            var pod = A.Pod(name, node: node);
            return tolerates ? pod with { Spec = pod.Spec with { Tolerations = [new() { Key = "node.kubernetes.io/unreachable", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = (long)Tolerates.TotalSeconds }] } } : pod;
        }

        private void See(IApiObject? before, IApiObject? after)
        {
            if (after is Node node) See(before as Node, node);
            if (!isMine && before is Pod { Metadata.DeletionTimestamp: null } pod && after is null or Pod { Metadata.DeletionTimestamp: not null }) Leaves(pod);
        }

        private void See(Node? before, Node node)
        {
            var name = node.Metadata.Name;
            if (Ready(node) == "Unknown" && before is not null && Ready(before) == "True" && Silence(name) < Grace) wrong.Add($"{name} was given up after {Silence(name)}");
            var has = node.Spec.Taints.Any(static t => t.Effect == "NoExecute");
            if (has && !(tainted.TryGetValue(name, out var known) && (known.Until is not { } until || bench.Elapsed - until < Gap))) tainted[name] = (bench.Elapsed, null);
            else if (has) tainted[name] = tainted[name] with { Until = null };
            else if (tainted.TryGetValue(name, out var was) && was.Until is null) tainted[name] = was with { Until = bench.Elapsed };
        }

        /// <summary>Who speaks again may still be taken for silent until the word has come round.</summary>
        private TimeSpan Silence(string name)
        {
            var now = bench.Elapsed - renewed[name];
            return now < Gap && silenceBefore.GetValueOrDefault(name) > now ? silenceBefore[name] : now;
        }

        private void Leaves(Pod pod)
        {
            gone++;
            var least = pod.Spec.Tolerations.IsEmpty ? TimeSpan.Zero : Tolerates;
            if (!tainted.TryGetValue(pod.Spec.NodeName, out var taint) || (taint.Until is { } until && bench.Elapsed - until > Gap)) wrong.Add($"{pod.Metadata.Name} was driven from {pod.Spec.NodeName}, which has no taint");
            else if (bench.Elapsed - taint.Since < least) wrong.Add($"{pod.Metadata.Name} was driven from {pod.Spec.NodeName} after {bench.Elapsed - taint.Since} of {least}");
        }

        private static string? Ready(Node node) => node.Status.Conditions.Find(static c => c.Type == "Ready")?.Status;
    }
}
