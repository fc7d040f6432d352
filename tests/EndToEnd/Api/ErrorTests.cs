namespace Keles.EndToEnd.Tests.Api;

/// <summary>Bad input gets upstream's words, through a real kubectl.</summary>
public sealed class ErrorTests(SharedCluster shared) : InNamespace(shared)
{
    private const string Unknown = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"odd"},"dat":{"a":"b"}}""";

    [Theory]
    [MemberData(nameof(Versions), MemberType = typeof(InNamespace))]
    public async Task An_unknown_field_is_refused_warned_of_or_ignored_as_asked(string version)
    {
        var kubectl = Of(version);
        Assert.Contains("strict decoding error: unknown field \"dat\"", await kubectl.RefusedWithAsync(Unknown, "create", "-f", "-"));
        Assert.Contains("not found", await kubectl.RefusedAsync("get", "configmap", "odd"));
        var warned = (await kubectl.TryWithAsync(Unknown, "create", "-f", "-", "--validate=warn")).OrThrow();
        Assert.Contains("unknown field \"dat\"", warned.Errors);
        var ignored = (await kubectl.TryWithAsync(Unknown.Replace("odd", "even", StringComparison.Ordinal), "create", "-f", "-", "--validate=ignore")).OrThrow();
        Assert.Equal("", ignored.Errors);
    }

    [Fact]
    public async Task Every_fault_of_an_object_is_told_with_its_field()
    {
        var said = await K.RefusedWithAsync("""
            apiVersion: v1
            kind: Pod
            metadata: {name: Bad_Name}
            spec:
              restartPolicy: Sometimes
              containers: [{name: main, image: x, ports: [{containerPort: 70000}]}, {name: main}]
            """, "create", "-f", "-");
        Assert.Contains("metadata.name: Invalid value: \"Bad_Name\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.'", said);
        Assert.Contains("spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive", said);
        Assert.Contains("spec.containers[1].name: Duplicate value: \"main\"", said);
        Assert.Contains("spec.restartPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"OnFailure\", \"Never\"", said);
    }

    [Fact]
    public async Task What_does_not_exist_or_exists_already_is_told()
    {
        Assert.Contains("the server doesn't have a resource type \"flubbers\"", await K.RefusedAsync("get", "flubbers"));
        Assert.Contains("Error from server (NotFound): pods \"nope\" not found", await K.RefusedAsync("get", "pod", "nope"));
        await K.RunAsync("create", "configmap", "there");
        Assert.Contains("configmaps \"there\" already exists", await K.RefusedAsync("create", "configmap", "there"));
        Assert.Contains("no matches for kind \"Flubber\" in version \"example.com/v1\"", await K.RefusedWithAsync("""{"apiVersion":"example.com/v1","kind":"Flubber","metadata":{"name":"x"}}""", "create", "-f", "-"));
    }

    [Fact]
    public async Task A_stale_write_is_refused_as_a_conflict()
    {
        await K.RunAsync("create", "configmap", "shared", "--from-literal=a=1");
        var stale = await K.RunAsync("get", "configmap", "shared", "-o", "json");
        await K.RunAsync("patch", "configmap", "shared", "-p", """{"data":{"a":"2"}}""");
        Assert.Contains("the object has been modified; please apply your changes to the latest version and try again", await K.RefusedWithAsync(stale, "replace", "-f", "-"));
        Assert.Equal("2", await K.ReadAsync("configmap shared", ".data.a"));
    }

    [Fact]
    public async Task A_wrong_token_and_no_token_come_nowhere()
    {
        var wrong = await K.RefusedAsync("--kubeconfig=/dev/null", $"--server=https://127.0.0.1:{Cluster.Port}", "--insecure-skip-tls-verify", "--token=wrong", "get", "pods");
        Assert.Matches("Unauthorized|must be logged in", wrong);
        // kubectl would ask for a name and a password.
        using var anyone = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        using var client = new HttpClient(anyone) { Timeout = TimeSpan.FromSeconds(30) };
        using var answer = await client.GetAsync($"https://127.0.0.1:{Cluster.Port}/api/v1/pods", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("User \\\"system:anonymous\\\" cannot list resource", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_body_that_is_broken_or_far_too_large_is_refused()
    {
        Assert.Contains("error", await K.RefusedWithAsync("{\"kind\":", "create", "--raw", $"/api/v1/namespaces/{Namespace}/configmaps", "-f", "-"));
        var large = $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"large"},"data":{"k":"{{{new string('x', 4_000_000)}}}"}}""";
        Assert.Matches("too large|Too long|must have at most", await K.RefusedWithAsync(large, "create", "-f", "-"));
        Assert.Contains("not found", await K.RefusedAsync("get", "configmap", "large"));
    }
}
