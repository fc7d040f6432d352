namespace Keles.EndToEnd.Tests.Api;

public sealed class ApplyTests(SharedCluster shared) : InNamespace(shared)
{
    private static string Settings(string data) => $$"""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {{{data}} }
        """;

    [Theory]
    [MemberData(nameof(Versions), MemberType = typeof(InNamespace))]
    public async Task A_field_of_another_manager_is_a_conflict_until_it_is_taken_by_force(string version)
    {
        var kubectl = Of(version);
        await kubectl.ApplyAsync(Settings("a: '1', b: '1'"), "--server-side", "--field-manager=one");
        var said = await kubectl.RefusedWithAsync(Settings("a: '2'"), "apply", "--server-side", "--field-manager=two", "-f", "-");
        Assert.Contains("Apply failed with 1 conflict: conflict with \"one\": .data.a", said);
        await kubectl.ApplyAsync(Settings("a: '2'"), "--server-side", "--field-manager=two", "--force-conflicts");
        Assert.Equal("one two", await kubectl.RunAsync("get", "configmap", "settings", "--show-managed-fields", "-o", "jsonpath={.metadata.managedFields[*].manager}"));

        // What a manager no longer applies goes, unless it is another's.
        await kubectl.ApplyAsync(Settings("c: '3'"), "--server-side", "--field-manager=one");
        Assert.Equal("""{"a":"2","c":"3"}""", await kubectl.ReadAsync("configmap settings", ".data"));
    }

    [Theory]
    [MemberData(nameof(Versions), MemberType = typeof(InNamespace))]
    public async Task A_client_side_apply_removes_what_it_no_longer_names_and_diff_shows_it_before(string version)
    {
        var kubectl = Of(version);
        Assert.Equal("configmap/settings created", await kubectl.ApplyAsync(Settings("a: '1', b: '1'")));
        Assert.Equal("configmap/settings unchanged", await kubectl.ApplyAsync(Settings("a: '1', b: '1'")));
        var difference = await kubectl.TryWithAsync(Settings("a: '9'"), "diff", "-f", "-");
        Assert.Equal(1, difference.ExitCode);
        Assert.Contains("+  a: \"9\"", difference.Output);
        Assert.Equal("configmap/settings configured", await kubectl.ApplyAsync(Settings("a: '9'")));
        Assert.Equal("""{"a":"9"}""", await kubectl.ReadAsync("configmap settings", ".data"));
    }

    [Fact]
    public async Task A_dry_run_says_what_it_would_do_and_does_nothing()
    {
        Assert.Equal("configmap/settings created (server dry run)", await K.ApplyAsync(Settings("a: '1'"), "--dry-run=server"));
        Assert.Contains("not found", await K.RefusedAsync("get", "configmap", "settings"));
    }

    [Fact]
    public async Task The_three_kinds_of_patches_and_a_replacement_do_what_they_say()
    {
        await K.ApplyAsync(Manifest.Echo("web", 0));
        await K.RunAsync("patch", "deploy", "web", "-p", """{"spec":{"template":{"spec":{"containers":[{"name":"main","env":[{"name":"A","value":"1"}]}]}}}}""");
        await K.RunAsync("patch", "deploy", "web", "-p", """{"spec":{"template":{"spec":{"containers":[{"name":"main","env":[{"name":"B","value":"2"}]}]}}}}""");
        Assert.Equal("B A", await K.ReadAsync("deploy web", ".spec.template.spec.containers[0].env[*].name"));
        await K.RunAsync("patch", "deploy", "web", "--type=json", "-p", """[{"op":"test","path":"/spec/replicas","value":0},{"op":"add","path":"/metadata/labels","value":{"x":"y"}}]""");
        await K.RunAsync("patch", "deploy", "web", "--type=merge", "-p", """{"metadata":{"labels":{"x":null,"z":"1"}}}""");
        Assert.Equal("""{"z":"1"}""", await K.ReadAsync("deploy web", ".metadata.labels"));
        var yaml = await K.RunAsync("get", "deploy", "web", "-o", "yaml");
        (await K.TryWithAsync(yaml.Replace("z: \"1\"", "z: \"2\"", StringComparison.Ordinal), "replace", "-f", "-")).OrThrow();
        Assert.Equal("2", await K.ReadAsync("deploy web", ".metadata.labels.z"));
    }
}
