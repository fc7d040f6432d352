using Keles.Api.Core.V1;
using Keles.Api.Policy.V1;
using Keles.Machinery;
using static Keles.ApiServer.Tests.Resources.TestServer;

namespace Keles.ApiServer.Tests.Resources;

/// <summary>Evictions and the budgets that allow them.</summary>
public sealed class EvictionTests
{
    private const string Body = "{metadata: {name: p}}";

    [Fact]
    public async Task A_pod_without_budget_is_deleted_with_the_reason_on_it()
    {
        await using var server = await StartAsync();
        await RunningAsync(server);
        var answer = await EvictAsync(server);
        Assert.Equal(("Success", 201), (answer.Outcome!.StatusValue, answer.Code));
        var pod = await server.GetAsync<Pod>(PodKind.Kind, "p");
        Assert.NotNull(pod.Metadata.DeletionTimestamp);
        var condition = PodConditions.Find(pod.Status, PodConditions.DisruptionTarget)!;
        Assert.Equal(("True", "EvictionByEvictionAPI", "Eviction API: evicting"), (condition.Status, condition.Reason, condition.Message));
    }

    [Fact]
    public async Task A_budget_with_room_is_spent_from()
    {
        await using var server = await StartAsync();
        await RunningAsync(server);
        await BudgetAsync(server, "b", "{disruptionsAllowed: 1, currentHealthy: 2, desiredHealthy: 1, expectedPods: 2, observedGeneration: 1}");
        await EvictAsync(server);
        Assert.NotNull((await server.GetAsync<Pod>(PodKind.Kind, "p")).Metadata.DeletionTimestamp);
        var budget = await server.GetAsync<PodDisruptionBudget>(PodDisruptionBudgetKind.Kind, "b");
        Assert.Equal(0, budget.Status.DisruptionsAllowed);
        Assert.True(budget.Status.DisruptedPods.ContainsKey("p"));
        Assert.Equal(("DisruptionAllowed", "False", "InsufficientPods"), budget.Status.Conditions[0] is var c ? (c.Type, c.Status, c.Reason) : default);
    }

    [Fact]
    public async Task A_budget_without_room_refuses_and_says_why()
    {
        await using var server = await StartAsync();
        await RunningAsync(server);
        await BudgetAsync(server, "b", "{disruptionsAllowed: 0, currentHealthy: 1, desiredHealthy: 1, expectedPods: 1, observedGeneration: 1}");
        var status = await RefusedAsync(() => EvictAsync(server));
        Assert.Equal((429, "TooManyRequests", "Cannot evict pod as it would violate the pod's disruption budget."), (status.Code, status.Reason, status.Message));
        Assert.Equal(("DisruptionBudget", "The disruption budget b needs 1 healthy pods and has 1 currently"), (status.Details!.Causes[0].Reason, status.Details.Causes[0].Message));
        Assert.Null((await server.GetAsync<Pod>(PodKind.Kind, "p")).Metadata.DeletionTimestamp);
    }

    [Fact]
    public async Task A_budget_its_controller_has_not_seen_yet_must_be_waited_for()
    {
        await using var server = await StartAsync();
        await RunningAsync(server);
        await BudgetAsync(server, "b", "{disruptionsAllowed: 1}");
        var status = await RefusedAsync(() => EvictAsync(server));
        Assert.Equal((429, 10), (status.Code, status.Details!.RetryAfterSeconds));
        Assert.Equal("The disruption budget b is still being processed by the server.", status.Details.Causes[0].Message);
    }

    [Fact]
    public async Task Two_budgets_for_one_pod_are_an_error()
    {
        await using var server = await StartAsync();
        await RunningAsync(server);
        await BudgetAsync(server, "b", "{disruptionsAllowed: 1, observedGeneration: 1}");
        await BudgetAsync(server, "c", "{disruptionsAllowed: 1, observedGeneration: 1}");
        var status = await RefusedAsync(() => EvictAsync(server));
        Assert.Equal((500, "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support."), (status.Code, status.Message));
    }

    [Fact]
    public async Task A_pod_that_does_not_run_goes_without_asking_the_budget()
    {
        await using var server = await StartAsync();
        await server.CreateAsync<Pod>(PodKind.Kind, "{metadata: {name: p, labels: {app: x}}, spec: {containers: [{name: c, image: x}]}}");
        await BudgetAsync(server, "b", "{disruptionsAllowed: 0, observedGeneration: 1}");
        await EvictAsync(server);
        Assert.Null(await server.FindAsync<Pod>(PodKind.Kind, "p"));
    }

    [Fact]
    public async Task An_unready_pod_goes_when_the_others_suffice_and_spends_nothing()
    {
        await using var server = await StartAsync();
        await RunningAsync(server, ready: false);
        await BudgetAsync(server, "b", "{disruptionsAllowed: 0, currentHealthy: 2, desiredHealthy: 2, expectedPods: 3, observedGeneration: 1}");
        await EvictAsync(server);
        Assert.NotNull((await server.GetAsync<Pod>(PodKind.Kind, "p")).Metadata.DeletionTimestamp);
        Assert.True((await server.GetAsync<PodDisruptionBudget>(PodDisruptionBudgetKind.Kind, "b")).Status.DisruptedPods.IsEmpty);
    }

    [Fact]
    public async Task A_dry_run_evicts_and_spends_nothing()
    {
        await using var server = await StartAsync();
        await RunningAsync(server);
        await BudgetAsync(server, "b", "{disruptionsAllowed: 1, currentHealthy: 2, desiredHealthy: 1, expectedPods: 2, observedGeneration: 1}");
        await EvictAsync(server, dryRun: true);
        await EvictAsync(server, "{metadata: {name: p}, deleteOptions: {dryRun: [All]}}");
        Assert.Null((await server.GetAsync<Pod>(PodKind.Kind, "p")).Metadata.DeletionTimestamp);
        Assert.Equal(1, (await server.GetAsync<PodDisruptionBudget>(PodDisruptionBudgetKind.Kind, "b")).Status.DisruptionsAllowed);
    }

    [Fact]
    public async Task The_uid_that_the_options_ask_for_must_be_the_pods()
    {
        await using var server = await StartAsync();
        await RunningAsync(server);
        Assert.Equal(409, (await RefusedAsync(() => EvictAsync(server, "{metadata: {name: p}, deleteOptions: {preconditions: {uid: other}}}"))).Code);
        Assert.Null((await server.GetAsync<Pod>(PodKind.Kind, "p")).Metadata.DeletionTimestamp);
    }

    [Fact]
    public async Task Evictions_at_once_spend_no_more_than_there_is()
    {
        await using var server = await StartAsync();
        for (var i = 0; i < 12; i++) await RunningAsync(server, name: $"p{i}");
        await BudgetAsync(server, "b", "{disruptionsAllowed: 4, currentHealthy: 12, desiredHealthy: 8, expectedPods: 12, observedGeneration: 1}");
        var evicted = 0;
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
        {
            try
            {
                await server.PostAsync(PodKind.Kind, $"p{i}", "eviction", EvictionKind.Kind, $"{{metadata: {{name: p{i}}}}}");
                Interlocked.Increment(ref evicted);
            }
            catch (Client.ApiException e) when (e.IsTooManyRequests)
            {
                // Refused: the budget is spent.
            }
        })));
        Assert.Equal(4, evicted);
        Assert.Equal(0, (await server.GetAsync<PodDisruptionBudget>(PodDisruptionBudgetKind.Kind, "b")).Status.DisruptionsAllowed);
    }

    private static Task<ApiObject> EvictAsync(TestServer server, string body = Body, bool dryRun = false) => server.PostAsync(PodKind.Kind, "p", "eviction", EvictionKind.Kind, body, dryRun);

    private static async Task RunningAsync(TestServer server, bool ready = true, string name = "p")
    {
        await server.CreateAsync<Pod>(PodKind.Kind, $"{{metadata: {{name: {name}, labels: {{app: x}}}}, spec: {{nodeName: n1, containers: [{{name: c, image: x}}]}}}}");
        await server.PatchAsync<Pod>(PodKind.Kind, name, $"{{status: {{phase: Running, conditions: [{{type: Ready, status: '{ready}'}}]}}}}", "status");
    }

    private static async Task BudgetAsync(TestServer server, string name, string status)
    {
        await server.CreateAsync<PodDisruptionBudget>(PodDisruptionBudgetKind.Kind, $"{{metadata: {{name: {name}}}, spec: {{minAvailable: 1, selector: {{matchLabels: {{app: x}}}}}}}}");
        await server.PatchAsync<PodDisruptionBudget>(PodDisruptionBudgetKind.Kind, name, $"{{status: {status}}}", "status");
    }
}
