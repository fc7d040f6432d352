using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Api.ApiRegistration.V1;
using Keles.ApiServer.Aggregation;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.Tests.Http;
using Keles.Machinery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Keles.ApiServer.Tests.Aggregation;

/// <summary>Other API servers behind this one.</summary>
public sealed class AggregationTests
{
    [Fact]
    public async Task A_request_goes_to_the_other_server_with_the_name_of_its_user_and_nothing_of_his_credentials()
    {
        await using var remote = await RemoteApi.StartAsync();
        await remote.RegisterAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, RemoteApi.Flunders + "/a%20b?pretty=true&x=%2F");
        request.Headers.Add(PlainFront.UserHeader, "ann");
        request.Headers.Add("Authorization", "Bearer secret");
        request.Headers.Add("X-Remote-User", "root");
        request.Headers.Add("X-Remote-Group", "system:masters");
        request.Headers.Add("X-Remote-Extra-Scopes", "all");
        request.Headers.Add("Impersonate-User", "root");
        using var answer = await remote.Api.Client.SendAsync(request);
        Assert.Equal("{\"kind\":\"Flunder\"}", await answer.Content.ReadAsStringAsync());
        var (path, headers) = remote.Asked[^1];
        Assert.Equal(RemoteApi.Flunders + "/a%20b?pretty=true&x=%2F", path);
        Assert.Equal(("ann", "system:authenticated"), (headers["X-Remote-User"], headers["X-Remote-Group"]));
        Assert.Empty(headers.Keys.Intersect(["Authorization", "X-Remote-Extra-Scopes", "Impersonate-User"], StringComparer.OrdinalIgnoreCase));
        Assert.Equal("wardle.shop.svc", headers["Host"]);
    }

    [Fact]
    public async Task A_body_and_a_refusal_pass_through()
    {
        await using var remote = await RemoteApi.StartAsync();
        await remote.RegisterAsync();
        remote.Answer = async http =>
        {
            http.Response.StatusCode = 409;
            http.Response.ContentType = "application/json";
            await http.Request.Body.CopyToAsync(http.Response.Body);
        };
        var (code, body) = await remote.Api.SendAsync(HttpMethod.Post, RemoteApi.Flunders, """{"kind":"Flunder","metadata":{"name":"x"}}""");
        Assert.Equal((409, "x"), (code, (string?)body["metadata"]!["name"]));
    }

    [Fact]
    public async Task What_keeps_a_service_from_being_available_is_said_in_its_condition()
    {
        await using var remote = await RemoteApi.StartAsync();
        await remote.RegisterServiceAsync();
        Assert.Equal(("False", "ServiceNotFound", "service/wardle in \"shop\" is not present"), await remote.ConditionAsync());
        await remote.AddAsync("/api/v1/namespaces/shop/services", RemoteApi.Service("8443"));
        Assert.Equal(("False", "ServicePortError", "service/wardle in \"shop\" is not listening on port 443"), await remote.ConditionAsync());
        await remote.Api.SendAsync(HttpMethod.Delete, "/api/v1/namespaces/shop/services/wardle");
        await remote.AddAsync("/api/v1/namespaces/shop/services", RemoteApi.Service("443"));
        Assert.Equal(("False", "EndpointsNotFound", "cannot find endpointslices for service/wardle in \"shop\""), await remote.ConditionAsync());
        await remote.AddAsync("/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices", RemoteApi.Slice("[\"10.1.1.1\"]").Replace("\"name\":\"https\"", "\"name\":\"http\"", StringComparison.Ordinal));
        Assert.Equal(("False", "MissingEndpoints", "endpointslices for service/wardle in \"shop\" have no addresses with port name \"https\""), await remote.ConditionAsync());
        using (var unavailable = await remote.Api.Client.GetAsync(RemoteApi.Flunders))
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "service unavailable\n"), (unavailable.StatusCode, await unavailable.Content.ReadAsStringAsync()));
        }

        await remote.Api.SendAsync(HttpMethod.Delete, "/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices/wardle-1");
        await remote.AddAsync("/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices", RemoteApi.Slice("[\"10.1.1.1\"]"));
        remote.IsBroken = true;
        const string url = $"https://10.1.1.1:8443/apis/{RemoteApi.Group}/v1";
        Assert.Equal(("False", "FailedDiscoveryCheck", $"failing or missing response from {url}: bad status from {url}: 500"), await remote.ConditionAsync());
        remote.IsBroken = false;
        Assert.Equal(("True", "Passed", "all checks passed"), await remote.ConditionAsync());
    }

    [Fact]
    public async Task A_server_whose_certificate_is_of_another_authority_is_not_believed()
    {
        await using var remote = await RemoteApi.StartAsync();
        await remote.RegisterAsync(rightAuthority: false);
        var (status, reason, _) = await remote.ConditionAsync();
        Assert.Equal(("False", "FailedDiscoveryCheck"), (status, reason));
        Assert.Empty(remote.Asked);
    }

    [Fact]
    public async Task Its_groups_stand_among_ours_and_are_stale_when_it_is_gone()
    {
        await using var remote = await RemoteApi.StartAsync();
        await remote.RegisterAsync();
        var (_, groups) = await remote.Api.SendAsync(HttpMethod.Get, "/apis");
        Assert.Equal(RemoteApi.Group, (string?)groups["groups"]!.AsArray()[^1]!["name"]);
        var (_, group) = await remote.Api.SendAsync(HttpMethod.Get, $"/apis/{RemoteApi.Group}");
        Assert.Equal($"{RemoteApi.Group}/v1", (string?)group["preferredVersion"]!["groupVersion"]);
        var (_, resources) = await remote.Api.SendAsync(HttpMethod.Get, $"/apis/{RemoteApi.Group}/v1");
        Assert.Equal("APIResourceList", (string?)resources["kind"]);

        var version = await AggregatedAsync(remote);
        Assert.Equal("Current", (string?)version["freshness"]);
        var flunders = Assert.Single(version["resources"]!.AsArray())!;
        Assert.Equal($$"""{"resource":"flunders","responseKind":{"group":"{{RemoteApi.Group}}","version":"v1","kind":"Flunder"},"scope":"Namespaced","singularResource":"flunder","verbs":["get","list"],"shortNames":["fl"],"subresources":[{"subresource":"status","responseKind":{"group":"{{RemoteApi.Group}}","version":"v1","kind":"Flunder"},"verbs":["get"]}]}""", flunders.ToJsonString());

        remote.IsBroken = true;
        await remote.LookAsync();
        version = await AggregatedAsync(remote);
        Assert.Equal(("Stale", 1), ((string?)version["freshness"], version["resources"]!.AsArray().Count));
    }

    [Fact]
    public async Task Each_group_of_the_user_has_a_header_of_its_own()
    {
        await using var remote = await RemoteApi.StartAsync();
        await remote.RegisterAsync();
        string[] groups = [];
        remote.Answer = http =>
        {
            groups = [.. http.Request.Headers["X-Remote-Group"].Select(static g => g!)];
            return http.Response.WriteAsync("""{"kind":"FlunderList","items":[]}""");
        };
        var client = new InProcessClientFactory(remote.Api.Api, new AllButPatches()) { Aggregator = remote.Aggregator }.As(new Client.ClientIdentity("ann", ["staff", "a, b", .. Enumerable.Range(0, 80).Select(static i => $"one-of-many-{i}-{new string('x', 300)}")], "test/1"));
        await client.ListAsync(remote.Aggregator.KindsOf(RemoteApi.Group, "v1")![0], "shop", Client.ListQuery.All, default);
        Assert.Equal(83, groups.Length);
        Assert.Equal(["staff", "a, b"], groups[..2]);
        Assert.Equal("system:authenticated", groups[^1]);
    }

    [Fact]
    public async Task Clients_inside_the_process_reach_it_as_everybody_does()
    {
        await using var remote = await RemoteApi.StartAsync();
        await remote.RegisterAsync();
        var kind = Assert.Single(remote.Aggregator.KindsOf(RemoteApi.Group, "v1")!);
        Assert.Equal(("flunders", "Flunder", true, Verbs.Get | Verbs.List), (kind.Plural, kind.Name, kind.Namespaced, kind.Verbs));
        var client = new InProcessClientFactory(remote.Api.Api, new AllButPatches()) { Aggregator = remote.Aggregator }.As(new Client.ClientIdentity("system:serviceaccount:kube-system:namespace-controller", ["system:serviceaccounts"], "test/1"));
        remote.Answer = static http => http.Response.WriteAsync("""{"kind":"FlunderList","apiVersion":"wardle.example.com/v1","metadata":{"resourceVersion":"7"},"items":[{"metadata":{"name":"a","namespace":"shop","finalizers":["x/y"]},"spec":{"n":1} }]}""");
        var item = Assert.Single((await client.ListAsync(kind, "shop", new() { Limit = 5 }, default)).Items);
        Assert.Equal(("a", "x/y"), (item.Metadata.Name, item.Metadata.Finalizers[0]));
        Assert.Equal((RemoteApi.Flunders + "?limit=5", "system:serviceaccount:kube-system:namespace-controller"), (remote.Asked[^1].Path, remote.Asked[^1].Headers["X-Remote-User"]));
        await client.DeleteCollectionAsync(kind, "shop", Client.ListQuery.All, new() { PropagationPolicy = "Background" }, default);
        Assert.Equal(RemoteApi.Flunders, remote.Asked[^1].Path);
        await client.DeleteAsync(kind, new("shop", "a"), null, default);
        Assert.Equal($"{RemoteApi.Flunders}/a", remote.Asked[^1].Path);
        Assert.NotEmpty((await client.ListAsync(Api.ApiRegistration.V1.APIServiceKind.Kind, "", Client.ListQuery.All, default)).Items);
        var asked = remote.Asked.Count;
        await Assert.ThrowsAsync<Client.ApiException>(() => client.PatchAsync(kind, new("shop", "a"), Client.Patch.Merge([]), cancel: default));
        Assert.Equal(asked, remote.Asked.Count);
        remote.IsBroken = true;
        await remote.LookAsync();
        Assert.Null(remote.Aggregator.KindsOf(RemoteApi.Group, "v1"));
        Assert.Equal(503, (await Assert.ThrowsAsync<Client.ApiException>(() => client.ListAsync(kind, "shop", Client.ListQuery.All, default))).Status.Code);
    }

    [Fact]
    public async Task Its_schemas_stand_in_the_one_document_and_a_name_that_is_taken_is_changed()
    {
        await using var remote = await RemoteApi.StartAsync();
        remote.Schemas = $$$"""
            { "swagger":"2.0","paths":{ "/apis/{{{RemoteApi.Group}}}/v1/flunders":{ "get":{ "operationId":"listFlunder","summary":"only in JSON","responses":{ "200":{ "description":"OK","schema":{ "$ref":"#/definitions/Flunder"} } } } } ,"/apis/apps/v1/deployments":{ } } ,
             "definitions":{ "Flunder":{ "type":"object","properties":{ "metadata":{ "$ref":"#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"} ,"kind":{ "type":"string"} } } ,
              "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta":{ "type":"object","properties":{ "mine":{ "type":"string"} } } ,"Unused":{ "type":"object"} } }
            """;
        await remote.RegisterAsync();
        var (_, document) = await remote.Api.SendAsync(HttpMethod.Get, "/openapi/v2");
        Assert.Equal("listFlunder", (string?)document["paths"]![$"/apis/{RemoteApi.Group}/v1/flunders"]!["get"]!["operationId"]);
        Assert.NotNull(document["paths"]!["/apis/apps/v1/namespaces/{namespace}/deployments"]);
        Assert.Null(document["definitions"]!["Unused"]);
        Assert.Equal("#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta_v2", (string?)document["definitions"]!["Flunder"]!["properties"]!["metadata"]!["$ref"]);
        Assert.NotNull(document["definitions"]!["io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta_v2"]!["properties"]!["mine"]);
        Assert.NotNull(document["definitions"]!["io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"]!["properties"]!["namespace"]);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v2");
        request.Headers.TryAddWithoutValidation("Accept", "application/com.github.proto-openapi.spec.v2@v1.0+protobuf");
        using var protobuf = await remote.Api.Client.SendAsync(request);
        Assert.Contains("listFlunder", Encoding.UTF8.GetString(await protobuf.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);

        // A server that is gone keeps its schemas; one that is forgotten takes them along.
        remote.IsBroken = true;
        await remote.LookAsync();
        Assert.NotNull((await remote.Api.SendAsync(HttpMethod.Get, "/openapi/v2")).Body["definitions"]!["Flunder"]);
        await remote.Api.SendAsync(HttpMethod.Delete, $"/apis/apiregistration.k8s.io/v1/apiservices/v1.{RemoteApi.Group}");
        await remote.LookAsync();
        Assert.Null((await remote.Api.SendAsync(HttpMethod.Get, "/openapi/v2")).Body["definitions"]!["Flunder"]);
    }

    [Fact]
    public async Task An_upgrade_passes_through_both_ways()
    {
        await using var remote = await RemoteApi.StartAsync();
        await remote.RegisterAsync();
        remote.Answer = async http =>
        {
            await using var stream = await http.Features.Get<IHttpUpgradeFeature>()!.UpgradeAsync();
            var buffer = new byte[16];
            while (await stream.ReadAsync(buffer) is > 0 and var read) await stream.WriteAsync(buffer.AsMemory(0, read));
        };
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", remote.Api.Client.BaseAddress!.Port);
        await using var line = client.GetStream();
        await line.WriteAsync(Encoding.ASCII.GetBytes($"GET {RemoteApi.Flunders}/a/talk HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: chat\r\nX-Remote-User: root\r\n\r\n"));
        using var reader = new StreamReader(line, leaveOpen: true);
        Assert.Equal("HTTP/1.1 101 Switching Protocols", await reader.ReadLineAsync());
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
        }

        await line.WriteAsync("hello\n"u8.ToArray());
        Assert.Equal("hello", await reader.ReadLineAsync());
        Assert.Equal("system:apiserver", remote.Asked[^1].Headers["X-Remote-User"]);
    }

    [Fact]
    public async Task Everything_served_here_is_registered_as_local()
    {
        await using var remote = await RemoteApi.StartAsync();
        await remote.LookAsync();
        var (_, list) = await remote.Api.SendAsync(HttpMethod.Get, "/apis/apiregistration.k8s.io/v1/apiservices");
        var all = list["items"]!.AsArray().ToDictionary(static i => (string)i!["metadata"]!["name"]!, static i => i!.AsObject());
        string[] names =
        [
            "v1.", "v1.admissionregistration.k8s.io", "v1.apiextensions.k8s.io", "v1.apps", "v1.authentication.k8s.io", "v1.authorization.k8s.io", "v1.autoscaling", "v1.batch", "v1.certificates.k8s.io",
            "v1.coordination.k8s.io", "v1.discovery.k8s.io", "v1.events.k8s.io", "v1.flowcontrol.apiserver.k8s.io", "v1.networking.k8s.io", "v1.node.k8s.io", "v1.policy", "v1.rbac.authorization.k8s.io", "v1.resource.k8s.io",
            "v1.scheduling.k8s.io", "v1.storage.k8s.io", "v2.autoscaling",
        ];
        Assert.Equal(names, all.Keys.Order(StringComparer.Ordinal));
        var apps = all["v1.apps"];
        Assert.Equal("onstart", (string?)apps["metadata"]!["labels"]!["kube-aggregator.kubernetes.io/automanaged"]);
        Assert.Equal("""{"group":"apps","version":"v1","groupPriorityMinimum":17800,"versionPriority":15}""", apps["spec"]!.ToJsonString());
        Assert.Equal(("True", "Local", "Local APIServices are always available"), ((string?)apps["status"]!["conditions"]![0]!["status"], (string?)apps["status"]!["conditions"]![0]!["reason"], (string?)apps["status"]!["conditions"]![0]!["message"]));
    }

    [Fact]
    public void Services_of_custom_groups_come_and_go_with_them_and_those_of_others_stay()
    {
        APIService custom = Made("v1.custom", LocalServices.Managed, "true"), mine = Made("v1.mine", "", ""), builtIn = Made("v1.apps", LocalServices.Managed, "onstart");
        var first = LocalServices.Plan([custom, builtIn], [], isStart: true);
        Assert.Equal(["v1.custom", "v1.apps"], first.Missing.Select(static s => s.Metadata.Name));
        var later = LocalServices.Plan([custom, builtIn], [mine], isStart: false);
        Assert.Equal(["v1.custom"], later.Missing.Select(static s => s.Metadata.Name));
        Assert.Empty(later.Gone);
        var gone = LocalServices.Plan([], [custom, mine, builtIn], isStart: false);
        Assert.Equal(["v1.custom"], gone.Gone);
        var changed = LocalServices.Plan([custom with { Spec = custom.Spec with { VersionPriority = 7 } }], [custom], isStart: false);
        Assert.Single(changed.Changed);
        var taken = LocalServices.Plan([custom], [custom with { Metadata = custom.Metadata with { Labels = default }, Spec = custom.Spec with { VersionPriority = 7 } }], isStart: true);
        Assert.Empty(taken.Changed);
    }

    [Fact]
    public void Groups_are_told_in_the_order_of_their_priority()
    {
        var kinds = new ServedKinds(Kinds.All).Current;
        RemoteVersion[] remote = [new("low.example", "v1", 10, 1, true, []), new("high.example", "v1", 17750, 1, true, []), new("high.example", "v2", 1, 9, true, []), new("apps", "v9", 1, 100, true, [])];
        var groups = MergedGroup.All(kinds, remote);
        Assert.Equal(kinds.Groups.Select(static g => g.Name), groups.Select(static g => g.Name).Where(static n => !n.EndsWith(".example", StringComparison.Ordinal)));
        Assert.Equal(["v2", "v1"], groups.Single(static g => g.Name == "high.example").Versions.Select(static v => v.Version));
        Assert.Equal("low.example", groups[^1].Name);
        var names = groups.Select(static g => g.Name).ToList();
        Assert.Equal(names.IndexOf("high.example"), names.IndexOf("events.k8s.io") + 1);
        Assert.Equal(["v1", "v9"], groups.Single(static g => g.Name == "apps").Versions.Select(static v => v.Version));
    }

    private static async Task<JsonObject> AggregatedAsync(RemoteApi remote)
    {
        var (_, all) = await remote.Api.SendAsync(HttpMethod.Get, "/apis", accept: "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList");
        return all["items"]!.AsArray().Single(static i => (string?)i!["metadata"]!["name"] == RemoteApi.Group)!["versions"]![0]!.AsObject();
    }

    private static APIService Made(string name, string label, string value) => new()
    {
        Metadata = new ObjectMeta { Name = name, Labels = label.Length == 0 ? default : OrderedMap<string>.Of((label, value)) },
        Spec = APIServiceSpec.Empty with { Group = name[3..], Version = "v1" },
    };

    private sealed class AllButPatches : IAccessCheck
    {
        public ValueTask CheckAsync(ResourceRequest request, string verb, string fieldSelector, CancellationToken cancel) =>
            verb == "patch" ? throw ApiErrors.Forbidden(request.Kind, request.Name, "no") : ValueTask.CompletedTask;
    }
}
