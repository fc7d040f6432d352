using System.IO.Compression;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.OpenApi;
using Keles.ApiServer.Tests.Http;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.Tests.OpenApi;

/// <summary>The documents say of types and paths what the published API says.</summary>
public sealed class OpenApiTests
{
    [Fact]
    public async Task Every_schema_of_version_3_agrees_with_the_published_facts()
    {
        await using var api = await StartAsync();
        var seen = new HashSet<string>();
        foreach (var path in await PathsAsync(api))
        {
            var (_, document) = await api.SendAsync(HttpMethod.Get, path.Url);
            foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
            {
                if (!SchemaFacts.Published.Contains(name) || !seen.Add(name)) continue;
                Assert.Equal(SchemaFacts.Published[name].Order(StringComparer.Ordinal), SchemaFacts.Of(schema!).Order(StringComparer.Ordinal));
            }
        }

        // Not in a document: what nobody sends alone (options, reviews between servers).
        Assert.True(seen.Count > 500, $"only {seen.Count} types were compared");
    }

    [Fact]
    public async Task Every_type_and_field_is_explained()
    {
        await using var api = await StartAsync();
        foreach (var (_, url) in await PathsAsync(api))
        {
            var (_, document) = await api.SendAsync(HttpMethod.Get, url);
            var silent = from schema in document["components"]!["schemas"]!.AsObject()
                         from member in (schema.Value!["properties"]?.AsObject() ?? []).Append(new("", schema.Value))
                         where string.IsNullOrEmpty((string?)member.Value!["description"])
                         select $"{schema.Key}.{member.Key}";
            Assert.Empty(silent);
        }
    }

    [Fact]
    public async Task Every_reference_of_a_document_leads_somewhere()
    {
        await using var api = await StartAsync();
        foreach (var (name, url) in await PathsAsync(api))
        {
            var (_, document) = await api.SendAsync(HttpMethod.Get, url);
            var schemas = document["components"]!["schemas"]!.AsObject();
            Assert.All(References(document), r => Assert.True(schemas.ContainsKey(r[(r.LastIndexOf('/') + 1)..]), $"{name} refers to {r}"));
        }

        var (_, v2) = await api.SendAsync(HttpMethod.Get, "/openapi/v2");
        Assert.All(References(v2), r =>
        {
            var parts = r.Split('/');
            Assert.True(v2[parts[1]]!.AsObject().ContainsKey(parts[2]), r);
        });
    }

    [Fact]
    public async Task Every_resource_that_can_be_patched_says_that_it_validates_fields()
    {
        await using var api = await StartAsync();
        foreach (var version in new ServedKinds(Kinds.All).Current.Groups.SelectMany(g => g.Versions))
        {
            var (_, document) = await api.SendAsync(HttpMethod.Get, "/openapi/v3" + version.Path);
            foreach (var kind in version.Kinds.Where(k => k.Has(Verbs.Patch)))
            {
                var path = $"{version.Path}/{(kind.Namespaced ? "namespaces/{namespace}/" : "")}{kind.Plural}/{{name}}";
                var patch = document["paths"]![path]!["patch"]!;
                Assert.Equal(kind.Name, (string?)patch["x-kubernetes-group-version-kind"]!["kind"]);
                Assert.Contains(patch["parameters"]!.AsArray(), p => (string?)p!["name"] == "fieldValidation");
            }
        }
    }

    [Fact]
    public async Task Operations_have_the_names_that_generated_clients_know()
    {
        await using var api = await StartAsync();
        var (_, document) = await api.SendAsync(HttpMethod.Get, "/openapi/v2");
        var ids = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value).OfType<JsonObject>().Select(o => (string)o["operationId"]!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Superset(
            new HashSet<string>
            {
                "listCoreV1NamespacedPod", "listCoreV1PodForAllNamespaces", "readCoreV1NamespacedPodLog", "connectCoreV1GetNamespacedPodExec", "createCoreV1NamespacedPodEviction",
                "connectCoreV1PutNamespacedServiceProxyWithPath", "replaceAppsV1NamespacedDeploymentScale", "deleteAppsV1CollectionNamespacedDeployment", "patchCoreV1Node", "createCoreV1NamespacedServiceAccountToken",
                "createAuthorizationV1SubjectAccessReview", "readRbacAuthorizationV1ClusterRole", "replaceCertificatesV1CertificateSigningRequestApproval", "watchCoreV1PodListForAllNamespaces", "getAppsV1APIResources",
            }, ids.ToHashSet());
    }

    [Fact]
    public async Task The_index_leads_to_documents_that_may_be_kept_for_ever()
    {
        await using var api = await StartAsync();
        var url = (await PathsAsync(api)).Single(p => p.Name == "apis/apps/v1").Url;
        using var response = await api.Client.GetAsync(new Uri(url, UriKind.Relative));
        Assert.Equal("public, immutable", response.Headers.CacheControl!.ToString());
        Assert.True(response.Content.Headers.Expires > DateTimeOffset.UnixEpoch);
        using var again = new HttpRequestMessage(HttpMethod.Get, url);
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var unchanged = await api.Client.SendAsync(again);
        Assert.Equal(304, (int)unchanged.StatusCode);
        using var stale = await api.Client.GetAsync(new Uri("/openapi/v3/apis/apps/v1?hash=OLD", UriKind.Relative));
        Assert.Equal(url, stale.RequestMessage!.RequestUri!.PathAndQuery);
    }

    [Fact]
    public async Task Documents_are_sent_compressed_to_those_who_take_it()
    {
        await using var api = await StartAsync();
        var plain = await api.Client.GetByteArrayAsync(new Uri("/openapi/v2", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v2");
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await api.Client.SendAsync(request);
        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        await using var unpacked = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var text = new MemoryStream();
        await unpacked.CopyToAsync(text);
        Assert.Equal(plain, text.ToArray());
    }

    [Fact]
    public async Task The_protobuf_form_has_every_definition_under_its_name()
    {
        await using var api = await StartAsync();
        var (_, json) = await api.SendAsync(HttpMethod.Get, "/openapi/v2");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v2");
        request.Headers.TryAddWithoutValidation("Accept", "application/com.github.proto-openapi.spec.v2@v1.0+protobuf");
        using var response = await api.Client.SendAsync(request);
        Assert.Equal("application/com.github.proto-openapi.spec.v2.v1.0+protobuf", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(json["definitions"]!.AsObject().Select(d => d.Key), DefinitionNames(await response.Content.ReadAsByteArrayAsync()));
    }

    [Fact]
    public async Task What_is_not_served_has_no_document()
    {
        await using var api = await StartAsync();
        Assert.Equal(404, (await api.SendAsync(HttpMethod.Get, "/openapi/v3/apis/apps/v7")).Code);
    }

    private static Task<TestApi> StartAsync() => TestApi.StartAsync([new OpenApiEndpoint(new ServedKinds(Kinds.All), TimeProvider.System)]);

    private static async Task<IReadOnlyList<(string Name, string Url)>> PathsAsync(TestApi api)
    {
        var (_, index) = await api.SendAsync(HttpMethod.Get, "/openapi/v3");
        return [.. index["paths"]!.AsObject().Select(p => (p.Key, (string)p.Value!["serverRelativeURL"]!))];
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key == "$ref" && p.Value is JsonValue ? [(string)p.Value!] : References(p.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };

    /// <summary>Document.definitions (9) . additional_properties (1) . name (1).</summary>
    private static List<string> DefinitionNames(byte[] bytes)
    {
        var names = new List<string>();
        var document = new ProtoSource(bytes);
        while (document.Next(out var field))
        {
            if (field != 9)
            {
                document.Skip();
                continue;
            }

            var definitions = document.Nested();
            while (definitions.Next(out _))
            {
                var named = definitions.Nested();
                while (named.Next(out var part))
                {
                    if (part == 1) names.Add(named.String());
                    else named.Skip();
                }
            }
        }

        return names;
    }
}
