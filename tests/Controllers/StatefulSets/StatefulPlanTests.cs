using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Controllers.StatefulSets;
using Keles.Machinery;

namespace Keles.Controllers.Tests.StatefulSets;

/// <summary>What is done next. A pod is written as its number, its revision (o for old, n for new) and its state: r ready, u unready, p pending, f failed, x failed though its conditions still say ready, s succeeded, with a d behind it where it is being deleted.</summary>
public sealed class StatefulPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(3, "", "create db-0 of new")]
    [InlineData(3, "0nu", "")]
    [InlineData(3, "0nr", "create db-1 of new")]
    [InlineData(3, "0nr 1nrd", "")]
    [InlineData(3, "0nr 2nr", "create db-1 of new")]
    [InlineData(3, "0nf 1nr 2nr", "delete db-0")]
    [InlineData(3, "0nr 1ns 2nr", "delete db-1")]
    [InlineData(3, "0nr 1nfd 2nr", "")]
    [InlineData(3, "0nr 1nr 2nr", "")]
    [InlineData(1, "0nr 1nr 2nr", "delete db-2")]
    [InlineData(1, "0nr 1nr 2nrd", "")]
    [InlineData(1, "0nu 1nr 2nr", "")]
    [InlineData(1, "0nr 1nr 2nu", "delete db-2")]
    [InlineData(1, "0nr 1nu 2nr", "delete db-2")]
    [InlineData(1, "0nr 1nu 2nu", "")]
    [InlineData(0, "0nr", "delete db-0")]
    public void In_order_one_pod_comes_or_goes_when_all_before_it_are_ready(int replicas, string pods, string expected) => Check(AStatefulSet.Of(replicas), pods, expected);

    [Theory]
    [InlineData(3, "", "create db-0 of new, create db-1 of new, create db-2 of new")]
    [InlineData(3, "0nu 2nf", "create db-1 of new, delete db-2")]
    [InlineData(1, "0nu 1nr 2nu", "delete db-2, delete db-1")]
    [InlineData(2, "0or 1or", "replace db-1")]
    [InlineData(2, "0or 1nu", "")]
    [InlineData(2, "0or", "create db-1 of new")]
    [InlineData(2, "0nr 5nr", "delete db-5, create db-1 of new")]
    [InlineData(2, "0or 1nx", "delete db-1")]
    [InlineData(2, "0or 1nxd", "")]
    public void In_parallel_all_come_and_go_at_once_but_updates_are_one_at_a_time(int replicas, string pods, string expected) => Check(AStatefulSet.Of(replicas, AStatefulSet.Parallel), pods, expected);

    [Theory]
    [InlineData("0or 1or 2or", "replace db-2")]
    [InlineData("0or 1or 2ord", "")]
    [InlineData("0or 1or", "create db-2 of new")]
    [InlineData("0or 1or 2nu", "")]
    [InlineData("0or 1or 2nr", "replace db-1")]
    [InlineData("0or 1nr 2nr", "replace db-0")]
    [InlineData("0or 1or 2ou", "")]
    [InlineData("0or 1of 2nr", "delete db-1")]
    [InlineData("0nr 1or 2nr 3or", "delete db-3")]
    [InlineData("0or 1or 2nr 3nrd", "")]
    public void An_update_goes_from_the_highest_number_down(string pods, string expected) => Check(AStatefulSet.Of(3), pods, expected);

    [Theory]
    [InlineData(2, "0or 1or 2or", "replace db-2")]
    [InlineData(2, "0or 1or 2nr", "")]
    [InlineData(2, "0or 2nr", "create db-1 of old")]
    [InlineData(2, "0or 1or", "create db-2 of new")]
    [InlineData(5, "0or 1or 2or", "")]
    [InlineData(2, "0nr 1or 2nr", "")]
    public void A_partition_keeps_lower_numbers_at_the_current_revision(int partition, string pods, string expected) =>
        Check(AStatefulSet.Of(3, s => AStatefulSet.Partition(s, partition)), pods, expected);

    [Theory]
    [InlineData("5or 6or", "replace db-6")]
    [InlineData("5or 6nr", "")]
    [InlineData("6nr", "create db-5 of old")]
    public void A_partition_counts_from_the_first_number(string pods, string expected) =>
        Check(AStatefulSet.Of(2, static s => AStatefulSet.Partition(s, 1) with { Ordinals = new() { Start = 5 } }), pods, expected);

    [Theory]
    [InlineData("0or 1or", "")]
    [InlineData("0or", "create db-1 of new")]
    public void On_delete_pods_are_replaced_by_whoever_deletes_them(string pods, string expected) =>
        Check(AStatefulSet.Of(2, static s => s with { UpdateStrategy = new() { Type = "OnDelete" } }), pods, expected);

    [Theory]
    [InlineData(2, 5, "", "create db-5 of new")]
    [InlineData(2, 5, "5nr 6nr", "")]
    [InlineData(2, 5, "4nr 5nr 6nr 7nr", "delete db-7")]
    [InlineData(2, 5, "4nr 5nr 6nr", "delete db-4")]
    [InlineData(2, 1, "0nr 1nr", "create db-2 of new")]
    [InlineData(2, 5, "5or 6or", "replace db-6")]
    public void Numbers_may_start_elsewhere(int replicas, int start, string pods, string expected) => Check(AStatefulSet.Of(replicas, s => s with { Ordinals = new() { Start = start } }), pods, expected);

    [Fact]
    public void A_pod_counts_only_after_its_minimum_time()
    {
        var set = AStatefulSet.Of(2, static s => s with { MinReadySeconds = 30 });
        var plan = Plan(set, "0nr", readyFor: TimeSpan.FromSeconds(20));
        Assert.Empty(plan.Stages);
        Assert.Equal((1, 0, TimeSpan.FromSeconds(10)), (plan.Status.ReadyReplicas, plan.Status.AvailableReplicas, plan.CheckAgain));
        Assert.Equal("create db-1 of new", Text(Plan(set, "0nr", readyFor: TimeSpan.FromSeconds(30))));
    }

    [Fact]
    public void Nothing_is_done_for_a_set_that_is_being_deleted()
    {
        var set = AStatefulSet.Of(2);
        var plan = Plan(set with { Metadata = set.Metadata with { DeletionTimestamp = Time.From(Now) } }, "0nr");
        Assert.Empty(plan.Stages);
        Assert.Equal(1, plan.Status.Replicas);
    }

    [Fact]
    public void Pods_are_counted_by_revision_and_readiness()
    {
        var status = Plan(AStatefulSet.Of(4), "0or 1ou 2nr 3nrd").Status;
        Assert.Equal((4, 3, 3, 2, 1), (status.Replicas, status.ReadyReplicas, status.AvailableReplicas, status.CurrentReplicas, status.UpdatedReplicas));
        Assert.Equal(("old", "new", 0), (status.CurrentRevision, status.UpdateRevision, status.CollisionCount));
    }

    [Theory]
    [InlineData("db-0", 0)]
    [InlineData("db-12", 12)]
    [InlineData("db-00", null)]
    [InlineData("db-01", null)]
    [InlineData("db-", null)]
    [InlineData("db-+1", null)]
    [InlineData("db-a-1", null)]
    [InlineData("dbx-1", null)]
    [InlineData("db", null)]
    [InlineData("db-99999999999", null)]
    public void A_name_gives_at_most_one_number(string name, int? expected) => Assert.Equal(expected, Ordinals.Of(AStatefulSet.Of(1), A.Pod(name)));

    [Fact]
    public void A_pod_that_lost_its_labels_gets_them_back()
    {
        var plan = Plan(AStatefulSet.Of(1), "0nr", change: static p => p with { Metadata = p.Metadata with { Labels = p.Metadata.Labels.Without("statefulset.kubernetes.io/pod-name") } });
        Assert.Equal("conform db-0", Text(plan));
    }

    private static void Check(StatefulSet set, string pods, string expected) => Assert.Equal(expected, Text(Plan(set, pods)));

    private static string Text(StatefulPlan plan) => string.Join(", ", plan.Stages.SelectMany(static s => s).Select(static a => a.Text));

    private static StatefulPlan Plan(StatefulSet set, string pods, TimeSpan? readyFor = null, Func<Pod, Pod>? change = null)
    {
        StatefulRevision current = new("old", A.Template("nginx:1", "db")), update = new("new", set.Spec.Template);
        Pod[] all = [.. pods.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => (change ?? (static x => x))(Pod(set, p, current, update, readyFor ?? TimeSpan.FromHours(1))))];
        return StatefulPlan.For(new(set, current, update, 0, all, static _ => null, Now));
    }

    private static Pod Pod(StatefulSet set, string text, StatefulRevision current, StatefulRevision update, TimeSpan readyFor)
    {
        var pod = StatefulPods.Make(set, text[1] == 'o' ? current : update, text[0] - '0');
        return pod with
        {
            Metadata = pod.Metadata with { Uid = $"uid-{text[0]}", DeletionTimestamp = text.EndsWith('d') ? Time.From(Now) : null },
            Status = new()
            {
                Phase = text[2] switch { 'r' or 'u' => "Running", 'p' => "Pending", 'f' or 'x' => "Failed", _ => "Succeeded" },
                Conditions = text[2] is 'r' or 'x' ? [new() { Type = "Ready", Status = "True", LastTransitionTime = Time.From(Now - readyFor) }] : [],
            },
        };
    }
}
