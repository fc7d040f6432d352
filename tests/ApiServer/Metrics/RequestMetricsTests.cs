using Keles.Api;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.Metrics;
using Keles.ApiServer.Tests.Http;
using Keles.Hosting;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Tests.Metrics;

/// <summary>Requests are counted under upstream's names, as /metrics shows them.</summary>
public sealed class RequestMetricsTests
{
    [Fact]
    public async Task A_request_is_counted_by_verb_resource_and_code()
    {
        ServerMetrics.Publish();
        using var registry = new MetricsRegistry();
        var served = new ServedKinds(Kinds.All);
        var metrics = new DelegatedEndpoint(["/metrics"], http => http.Response.WriteAsync(registry.Render()));
        await using var api = await TestApi.StartAsync([metrics], new RequestRecorder(served, null, TimeProvider.System));
        await api.SendAsync(HttpMethod.Get, "/apis/scheduling.k8s.io/v1/priorityclasses/none");
        await api.SendAsync(HttpMethod.Get, "/apis/made.up/v1/things/none");
        var text = await api.Client.GetStringAsync("/metrics");
        const string labels = "component=\"apiserver\",dry_run=\"\",group=\"scheduling.k8s.io\",resource=\"priorityclasses\",scope=\"resource\",subresource=\"\",verb=\"GET\",version=\"v1\"";
        Assert.Contains($"apiserver_request_total{{code=\"404\",{labels}}} 1\n", text, StringComparison.Ordinal);
        Assert.Contains($"apiserver_request_duration_seconds_count{{{labels}}} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("le=\"0.005\"", text, StringComparison.Ordinal);
        Assert.Contains("apiserver_current_inflight_requests{request_kind=\"readOnly\"}", text, StringComparison.Ordinal);
        Assert.Matches("kubernetes_build_info\\{.*git_version=\"v1\\.36\\.\\d+\\+keles\".*\\} 1\n", text);
        Assert.DoesNotContain("made.up", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_types_are_those_of_upstream()
    {
        ServerMetrics.Publish();
        using var registry = new MetricsRegistry();
        // Work queues belong to the controllers, which this server knows nothing of; the whole program's list is compared where the program runs.
        var upstream = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Metrics", "metrics-1.36.txt")).Where(static l => !l.StartsWith("workqueue_", StringComparison.Ordinal)).ToArray();
        var ours = registry.Render().Split('\n').Where(static l => l.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(static l => l["# TYPE ".Length..]).ToHashSet();
        string[] missing = [.. upstream.Except(ours)];
        Assert.Empty(missing);
        // What upstream shows only when it happens.
        string[] occasional = ["apiserver_flowcontrol_rejected_requests_total counter", "apiserver_request_aborts_total counter", "apiserver_audit_error_total counter", "aggregator_unavailable_apiservice_total counter",
            "apiserver_storage_transformation_operations_total counter", "apiserver_storage_transformation_duration_seconds histogram",
            "apiserver_authentication_jwt_authenticator_latency_seconds histogram", "apiserver_authentication_jwt_authenticator_jwks_fetch_last_timestamp_seconds gauge", "apiserver_authentication_jwt_authenticator_jwks_fetch_last_key_set_info gauge",
            "apiserver_authentication_config_controller_automatic_reloads_total counter", "apiserver_authentication_config_controller_automatic_reload_last_timestamp_seconds gauge", "apiserver_authentication_config_controller_last_config_info gauge"];
        // Health is told at /metrics/slis, and only once somebody in the process has checked it.
        string[] more = [.. ours.Except(upstream).Except(occasional).Where(static n => n.Split('_')[0] is not ("process" or "dotnet" or "keles") && !n.StartsWith("kubernetes_healthcheck", StringComparison.Ordinal))];
        Assert.Empty(more);
    }

    [Theory]
    [InlineData("patch", "application/apply-patch+yaml", "APPLY")]
    [InlineData("patch", "application/json-patch+json", "PATCH")]
    [InlineData("deletecollection", "", "DELETECOLLECTION")]
    [InlineData("brew", "", "other")]
    public void Verbs_are_named_as_upstream_names_them(string verb, string type, string expected)
    {
        var info = new RequestInfo(true, "/", verb, "api", "", "v1", "", "nodes", "", "", []);
        Assert.Equal(expected, RequestLabels.Of(info, type, false, new ServedKinds(Kinds.All).Current).Verb);
    }
}
