using Keles.Api;
using Keles.Api.Scheduling.V1;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.Encryption;
using Keles.ApiServer.Metrics;
using Keles.ApiServer.Tests.CustomResources;
using Keles.ApiServer.Tests.Http;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer.Tests.Metrics;

/// <summary>What happens is told under upstream's names.</summary>
public sealed class EventMetricsTests : IDisposable
{
    private readonly MetricSamples samples = new();

    public EventMetricsTests() => ServerMetrics.Publish();

    [Fact]
    public void Encrypting_and_decrypting_are_counted_by_resource_and_way()
    {
        const string File = """
            apiVersion: apiserver.config.k8s.io/v1
            kind: EncryptionConfiguration
            resources:
            - resources: [gauges.metrics.example.com]
              providers:
              - aesgcm: {keys: [{name: one, secret: MDEyMzQ1Njc4OWFiY2RlZg==}]}
            """;
        const string Key = "/registry/metrics.example.com/gauges/shop/a";
        var chain = EncryptionConfigurationReader.Read(File, Kinds.All).Of(Key)!;
        var value = chain.Seal(Key, "hello"u8.ToArray());
        chain.Open(Key, value, out _);
        chain.Open(Key, value, out _);
        Assert.Throws<Storage.StorageException>(() => chain.Open(Key + "b", value, out _));
        string[] labels = ["resource=\"gauges.metrics.example.com\"", "transformer_prefix=\"k8s:enc:aesgcm:v1:\""];
        const string Name = "apiserver_storage_transformation_operations_total";
        Assert.Equal(1, samples.Sum(Name, [.. labels, "status=\"OK\"", "transformation_type=\"to_storage\""]));
        Assert.Equal(2, samples.Sum(Name, [.. labels, "status=\"OK\"", "transformation_type=\"from_storage\""]));
        Assert.Equal(1, samples.Sum(Name, [.. labels, "status=\"unknown-non-grpc\""]));
        Assert.True(samples.Sum("apiserver_storage_transformation_duration_seconds_count", "transformation_type=\"from_storage\"") >= 2);
    }

    [Fact]
    public async Task Rules_of_schemas_are_timed_when_they_are_compiled_asked_and_compared()
    {
        string[] names = ["apiserver_cel_compilation_duration_seconds_count", "apiserver_cel_evaluation_duration_seconds_count", "apiextensions_apiserver_validation_ratcheting_seconds_count"];
        var before = names.Select(n => samples.Sum(n)).ToArray();
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(ADefinition.Of("Widget", """{"size":{"type":"integer","x-kubernetes-validations":[{"rule":"self > 1"}]}}""").ToString());
        Assert.Equal(201, (await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"size":3}"""))).Code);
        Assert.Equal(422, (await api.SendAsync(HttpMethod.Patch, ADefinition.Path("Widget", "a"), """{"spec":{"size":0}}""", "application/merge-patch+json")).Code);
        for (var i = 0; i < names.Length; i++) Assert.True(samples.Sum(names[i]) > before[i], names[i]);
    }

    [Fact]
    public async Task A_version_on_its_way_out_that_is_asked_for_is_told()
    {
        await using var api = await TestApi.StartAsync();
        await api.SendAsync(HttpMethod.Get, "/api/v1/namespaces/default/endpoints");
        Assert.Equal(["apiserver_requested_deprecated_apis{group=\"\",removed_release=\"\",resource=\"endpoints\",subresource=\"\",version=\"v1\"} 1"], samples.Lines("apiserver_requested_deprecated_apis", "resource=\"endpoints\""));
    }

    [Fact]
    public async Task Requests_of_clients_inside_the_process_are_counted()
    {
        await using var api = await TestApi.StartAsync();
        var client = new InProcessClientFactory(api.Api, new Everybody(), new RequestRecorder(new ServedKinds(Kinds.All), null, TimeProvider.System)).As(new ClientIdentity("tester", [], "test/1"));
        string[] missed = ["code=\"404\"", "host=\"in-process\"", "method=\"DELETE\""];
        var (before, timed) = (samples.Sum("rest_client_requests_total", missed), samples.Sum("rest_client_request_duration_seconds_count", "verb=\"DELETE\""));
        await Assert.ThrowsAsync<ApiException>(() => client.DeleteAsync(PriorityClassKind.Kind, new("", "none")));
        Assert.True(samples.Sum("rest_client_requests_total", missed) > before);
        Assert.True(samples.Sum("rest_client_request_duration_seconds_count", "verb=\"DELETE\"") > timed);
    }

    [Theory]
    [InlineData("", "cluster")]
    [InlineData("gzip", "namespace")]
    public async Task Answers_whose_length_nobody_knew_before_are_measured_as_they_were_sent(string encoding, string scope)
    {
        await using var api = await TestApi.StartAsync(recorder: new RequestRecorder(new ServedKinds(Kinds.All), null, TimeProvider.System));
        var value = new string('x', 50_000);
        for (var i = 0; i < 5; i++) await api.SendAsync(HttpMethod.Post, "/apis/apps/v1/namespaces/default/controllerrevisions", $$"""{"metadata":{"name":"r{{i}}"},"revision":{{i}},"data":{"k":"{{value}}"} }""");
        string[] labels = ["resource=\"controllerrevisions\"", $"scope=\"{scope}\"", "verb=\"LIST\""];
        var before = samples.Sum("apiserver_response_sizes_sum", labels);
        using var request = new HttpRequestMessage(HttpMethod.Get, scope == "cluster" ? "/apis/apps/v1/controllerrevisions" : "/apis/apps/v1/namespaces/default/controllerrevisions");
        if (encoding.Length > 0) request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        using var answer = await api.Client.SendAsync(request);
        Assert.True(answer.Headers.TransferEncodingChunked);
        var sent = (await answer.Content.ReadAsByteArrayAsync()).Length;
        // The record ends after the client has all of it.
        for (var i = 0; i < 200 && samples.Sum("apiserver_response_sizes_sum", labels) == before; i++) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        Assert.Equal(sent, samples.Sum("apiserver_response_sizes_sum", labels) - before);
    }

    [Fact]
    public async Task A_short_answer_has_its_length()
    {
        await using var api = await TestApi.StartAsync();
        using var answer = await api.Client.GetAsync("/api/v1/namespaces/default/configmaps");
        Assert.Equal((await answer.Content.ReadAsByteArrayAsync()).Length, answer.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task The_size_of_the_store_is_what_it_occupies()
    {
        await using var api = await TestApi.StartAsync();
        using var told = StoreMetrics.Tell(api.Store, api.Storage);
        var before = samples.Sum("apiserver_storage_size_bytes");
        var written = (Storage.WriteResult.Written)await api.Storage.CreateAsync("/registry/raw/a", new byte[1_000_000], TestContext.Current.CancellationToken);
        Assert.Equal(before + 1_000_000, samples.Sum("apiserver_storage_size_bytes"));
        await api.Storage.DeleteAsync("/registry/raw/a", written.Revision, TestContext.Current.CancellationToken);
        Assert.Equal(before + 1_000_000, samples.Sum("apiserver_storage_size_bytes"));
        await api.Storage.CompactAsync(await api.Storage.GetRevisionAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(before, samples.Sum("apiserver_storage_size_bytes"));
    }

    public void Dispose() => samples.Dispose();

    private sealed class Everybody : IAccessCheck
    {
        public ValueTask CheckAsync(ResourceRequest request, string verb, string fieldSelector, CancellationToken cancel) => ValueTask.CompletedTask;
    }
}
