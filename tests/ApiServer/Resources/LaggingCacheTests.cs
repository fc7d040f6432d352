using Keles.Api.Core.V1;
using Keles.Storage;
using Keles.Storage.Memory;
using static Keles.ApiServer.Tests.Resources.TestServer;

namespace Keles.ApiServer.Tests.Resources;

/// <summary>Writes begin with what the cache has, which may be past; what comes out is as if it were the present.</summary>
public sealed class LaggingCacheTests
{
    [Fact]
    public async Task A_patch_of_a_past_state_is_made_again_on_the_present_one()
    {
        await using var server = await StartAsync();
        await MapAsync(server);
        await server.HoldCacheAsync();
        await server.PatchAsync<ConfigMap>(ConfigMapKind.Kind, "m", "{data: {a: one}}");
        var late = server.PatchAsync<ConfigMap>(ConfigMapKind.Kind, "m", "{data: {b: two}}");
        server.ReleaseCache();
        Assert.Equal(("one", "two"), ((await late).Data.Get("a"), (await late).Data.Get("b")));
    }

    [Fact]
    public async Task A_patch_that_only_a_past_state_makes_needless_is_written()
    {
        await using var server = await StartAsync();
        await MapAsync(server);
        await server.HoldCacheAsync();
        await server.PatchAsync<ConfigMap>(ConfigMapKind.Kind, "m", "{data: {a: other}}");
        var back = server.PatchAsync<ConfigMap>(ConfigMapKind.Kind, "m", "{data: {a: first}}");
        server.ReleaseCache();
        await back;
        Assert.Equal("first", (await server.GetAsync<ConfigMap>(ConfigMapKind.Kind, "m")).Data.Get("a"));
    }

    [Fact]
    public async Task A_refusal_is_of_the_present_state()
    {
        await using var server = await StartAsync();
        var map = await MapAsync(server);
        await server.HoldCacheAsync();
        var second = await server.PatchAsync<ConfigMap>(ConfigMapKind.Kind, "m", "{data: {a: other}}");
        Assert.NotEqual(map.Metadata.ResourceVersion, second.Metadata.ResourceVersion);
        var third = server.UpdateAsync(ConfigMapKind.Kind, second with { Data = second.Data.With("b", "two") });
        server.ReleaseCache();
        Assert.Equal(("other", "two"), ((await third).Data.Get("a"), (await third).Data.Get("b")));
    }

    [Fact]
    public async Task A_write_does_not_wait_for_the_cache_when_the_object_is_as_the_cache_has_it()
    {
        await using var server = await StartAsync();
        await MapAsync(server);
        await server.HoldCacheAsync();
        await server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, "metadata: {name: another, namespace: default}");
        var patched = await server.PatchAsync<ConfigMap>(ConfigMapKind.Kind, "m", "{data: {a: other}}");
        Assert.Equal("other", patched.Data.Get("a"));
        server.ReleaseCache();
    }

    [Fact]
    public async Task Warnings_of_an_attempt_that_did_not_count_are_not_told()
    {
        await using var server = await StartAsync();
        await server.CreateAsync<Pod>(PodKind.Kind, "metadata: {name: p, namespace: default, annotations: {a: first}}\nspec: {containers: [{name: c, image: i, env: [{name: X, value: a}, {name: X, value: b}]}]}");
        await server.HoldCacheAsync();
        await server.PatchAsync<Pod>(PodKind.Kind, "p", "{metadata: {annotations: {a: other}}}");
        var request = Request(PodKind.Kind, "default", "p");
        var late = server.Api.PatchAsync(request, new Client.Patch(Client.PatchType.Merge, "{\"metadata\":{\"annotations\":{\"b\":\"two\"}}}"u8.ToArray()), CancellationToken.None);
        server.ReleaseCache();
        await late;
        Assert.Equal(request.Warnings.Distinct().Count(), request.Warnings.Count);
    }

    private static Task<ConfigMap> MapAsync(TestServer server) => server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, "metadata: {name: m, namespace: default}\ndata: {a: first}");
}
