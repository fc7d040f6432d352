using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;
using static Keles.ApiServer.Tests.Resources.TestServer;

namespace Keles.ApiServer.Tests.Resources;

/// <summary>How pods and namespaces end.</summary>
public sealed class DeletionTests
{
    [Fact]
    public async Task A_pod_on_a_node_is_given_its_grace()
    {
        await using var server = await StartAsync();
        await RunningAsync(server);
        var (pod, gone) = await server.DeleteAsync<Pod>(PodKind.Kind, "p");
        Assert.False(gone);
        Assert.Equal((30L, Time.From(server.Time.GetUtcNow().AddSeconds(30))), (pod.Metadata.DeletionGracePeriodSeconds, pod.Metadata.DeletionTimestamp));
        Assert.Equal(2, pod.Metadata.Generation);
    }

    [Fact]
    public async Task A_grace_beyond_all_times_ends_with_them_and_can_be_shortened()
    {
        await using var server = await StartAsync();
        await server.CreateAsync<Pod>(PodKind.Kind, $"{{metadata: {{name: p}}, spec: {{nodeName: n1, terminationGracePeriodSeconds: {long.MaxValue}, containers: [{{name: c, image: x}}]}}}}");
        var (first, gone) = await server.DeleteAsync<Pod>(PodKind.Kind, "p");
        Assert.False(gone);
        Assert.Equal(9999, first.Metadata.DeletionTimestamp!.Value.ToDateTimeOffset().Year);
        Assert.Equal(first.Metadata.DeletionTimestamp, Time.From(server.Time.GetUtcNow().AddSeconds(first.Metadata.DeletionGracePeriodSeconds!.Value)));
        var (shorter, _) = await server.DeleteAsync<Pod>(PodKind.Kind, "p", Grace(10));
        Assert.Equal(Time.From(server.Time.GetUtcNow().AddSeconds(10)), shorter.Metadata.DeletionTimestamp);
    }

    [Fact]
    public async Task A_second_deletion_only_shortens_the_grace()
    {
        await using var server = await StartAsync();
        await RunningAsync(server);
        var (first, _) = await server.DeleteAsync<Pod>(PodKind.Kind, "p", Grace(100));
        server.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(first, (await server.DeleteAsync<Pod>(PodKind.Kind, "p")).Last);
        Assert.Equal(first, (await server.DeleteAsync<Pod>(PodKind.Kind, "p", Grace(200))).Last);
        var (shorter, gone) = await server.DeleteAsync<Pod>(PodKind.Kind, "p", Grace(10));
        Assert.False(gone);
        Assert.Equal(10, shorter.Metadata.DeletionGracePeriodSeconds);
        Assert.Equal(first.Metadata.DeletionTimestamp!.Value.ToDateTimeOffset().AddSeconds(-90), shorter.Metadata.DeletionTimestamp!.Value.ToDateTimeOffset());
        Assert.Equal(2, shorter.Metadata.Generation);
        Assert.True((await server.DeleteAsync<Pod>(PodKind.Kind, "p", Grace(0))).Gone);
        Assert.Null(await server.FindAsync<Pod>(PodKind.Kind, "p"));
    }

    [Fact]
    public async Task Pods_of_a_deleted_job_stay_unless_the_deletion_says_otherwise()
    {
        const string yaml = "{metadata: {name: j}, spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: i}]}}}}";
        await using var server = await StartAsync();
        await server.CreateAsync<Job>(JobKind.Kind, yaml);
        var request = Request(JobKind.Kind, "default", "j");
        var (last, gone) = await server.Api.DeleteAsync(request, DeleteOptions.Empty, CancellationToken.None);
        Assert.False(gone);
        Assert.Equal(["orphan"], last.Value.Metadata.Finalizers);
        Assert.StartsWith("child pods are preserved by default when jobs are deleted", Assert.Single(request.Warnings), StringComparison.Ordinal);

        await server.CreateAsync<Job>(JobKind.Kind, yaml.Replace("name: j", "name: k", StringComparison.Ordinal));
        var explicitly = Request(JobKind.Kind, "default", "k");
        Assert.True((await server.Api.DeleteAsync(explicitly, new() { PropagationPolicy = "Background" }, CancellationToken.None)).Gone);
        Assert.Empty(explicitly.Warnings);
    }

    [Fact]
    public async Task A_negative_grace_is_one_second()
    {
        await using var server = await StartAsync();
        await RunningAsync(server);
        Assert.Equal(1, (await server.DeleteAsync<Pod>(PodKind.Kind, "p", Grace(-7))).Last.Metadata.DeletionGracePeriodSeconds);
    }

    [Fact]
    public async Task Pods_without_a_node_and_pods_that_have_ended_go_at_once()
    {
        await using var server = await StartAsync();
        await server.CreateAsync<Pod>(PodKind.Kind, "{metadata: {name: p}, spec: {containers: [{name: c, image: x}]}}");
        var (pod, gone) = await server.DeleteAsync<Pod>(PodKind.Kind, "p");
        Assert.True(gone);
        Assert.Equal(0, pod.Metadata.DeletionGracePeriodSeconds);

        await RunningAsync(server);
        await server.PatchAsync<Pod>(PodKind.Kind, "p", "{status: {phase: Succeeded}}", "status");
        Assert.True((await server.DeleteAsync<Pod>(PodKind.Kind, "p", Grace(50))).Gone);
    }

    [Fact]
    public async Task A_finalizer_holds_a_pod_beyond_its_grace()
    {
        await using var server = await StartAsync();
        await RunningAsync(server);
        await server.PatchAsync<Pod>(PodKind.Kind, "p", "{metadata: {finalizers: [example.com/x]}}");
        Assert.False((await server.DeleteAsync<Pod>(PodKind.Kind, "p", Grace(0))).Gone);
        await server.PatchAsync<Pod>(PodKind.Kind, "p", "{metadata: {finalizers: null}}");
        Assert.Null(await server.FindAsync<Pod>(PodKind.Kind, "p"));
    }

    [Fact]
    public async Task A_pod_whose_grace_runs_stays_when_its_last_finalizer_goes()
    {
        await using var server = await StartAsync();
        await RunningAsync(server);
        await server.PatchAsync<Pod>(PodKind.Kind, "p", "{metadata: {finalizers: [example.com/x]}}");
        await server.DeleteAsync<Pod>(PodKind.Kind, "p", Grace(20));
        await server.PatchAsync<Pod>(PodKind.Kind, "p", "{metadata: {finalizers: null}}");
        Assert.NotNull(await server.FindAsync<Pod>(PodKind.Kind, "p"));
    }

    [Fact]
    public async Task The_uid_that_is_asked_for_must_be_the_pods()
    {
        await using var server = await StartAsync();
        var pod = await RunningAsync(server);
        var status = await RefusedAsync(() => server.DeleteAsync<Pod>(PodKind.Kind, "p", new() { Preconditions = new() { Uid = "other" } }));
        Assert.Equal(409, status.Code);
        Assert.Equal($"Operation cannot be fulfilled on Pod \"p\": the UID in the precondition (other) does not match the UID in record ({pod.Metadata.Uid}). The object might have been deleted and then recreated", status.Message);
    }

    [Fact]
    public async Task A_dry_run_deletes_nothing()
    {
        await using var server = await StartAsync();
        await RunningAsync(server);
        Assert.False((await server.DeleteAsync<Pod>(PodKind.Kind, "p", new() { DryRun = ["All"] })).Gone);
        Assert.Null((await server.GetAsync<Pod>(PodKind.Kind, "p")).Metadata.DeletionTimestamp);
    }

    [Fact]
    public async Task A_namespace_terminates_until_its_content_is_said_to_be_gone()
    {
        await using var server = await StartAsync();
        var created = await server.CreateAsync<Namespace>(NamespaceKind.Kind, "{metadata: {name: a}}");
        Assert.Equal(("Active", "kubernetes"), (created.Status.Phase, created.Spec.Finalizers[0]));
        var (dying, gone) = await server.DeleteAsync<Namespace>(NamespaceKind.Kind, "a");
        Assert.False(gone);
        Assert.Equal("Terminating", dying.Status.Phase);
        Assert.NotNull(dying.Metadata.DeletionTimestamp);
        Assert.Null(dying.Metadata.DeletionGracePeriodSeconds);
        Assert.False((await server.DeleteAsync<Namespace>(NamespaceKind.Kind, "a")).Gone);

        await server.UpdateAsync(NamespaceKind.Kind, dying with { Spec = new() }, "finalize");
        Assert.Null(await server.FindAsync<Namespace>(NamespaceKind.Kind, "a"));
    }

    [Fact]
    public async Task A_namespace_with_a_finalizer_of_its_own_waits_for_that_too()
    {
        await using var server = await StartAsync();
        await server.CreateAsync<Namespace>(NamespaceKind.Kind, "{metadata: {name: a, finalizers: [example.com/x]}}");
        var (dying, _) = await server.DeleteAsync<Namespace>(NamespaceKind.Kind, "a");
        var empty = await server.UpdateAsync(NamespaceKind.Kind, dying with { Spec = new() }, "finalize");
        Assert.NotNull(await server.FindAsync<Namespace>(NamespaceKind.Kind, "a"));
        await server.PatchAsync<Namespace>(NamespaceKind.Kind, "a", "{metadata: {finalizers: null}}");
        Assert.Null(await server.FindAsync<Namespace>(NamespaceKind.Kind, "a"));
        Assert.True(empty.Spec.Finalizers.IsEmpty);
    }

    [Fact]
    public async Task Who_asks_for_a_certificate_is_who_sends_the_request()
    {
        var rule = new CertificateRequestRule();
        var asked = Api.Certificates.V1.CertificateSigningRequest.Empty with { Spec = new() { Username = "somebody-else", Groups = ["system:masters"] } };
        var request = Request(rule.Kind, "", "", user: new("me", "1", ["system:authenticated"]));
        var prepared = (Api.Certificates.V1.CertificateSigningRequest)(await ((IResourceRule)rule).CreatingAsync(request, asked, CancellationToken.None)).Value;
        Assert.Equal(("me", "1", "system:authenticated"), (prepared.Spec.Username, prepared.Spec.Uid, prepared.Spec.Groups[0]));
    }

    private static DeleteOptions Grace(long seconds) => new() { GracePeriodSeconds = seconds };

    private static async Task<Pod> RunningAsync(TestServer server) =>
        await server.CreateAsync<Pod>(PodKind.Kind, "{metadata: {name: p}, spec: {nodeName: n1, containers: [{name: c, image: x}]}}");
}
