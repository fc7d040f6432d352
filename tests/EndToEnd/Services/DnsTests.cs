namespace Keles.EndToEnd.Tests.Services;

/// <summary>Cluster DNS as pods see it.</summary>
public sealed class DnsTests(SharedCluster shared) : InNamespace(shared)
{
    [Fact]
    public async Task A_service_has_an_address_a_port_record_and_its_address_a_name()
    {
        await K.ApplyAsync("""{"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},"spec":{"selector":{"app":"none"},"ports":[{"name":"http","port":80}]}}""");
        var address = await K.ReadAsync("service web", ".spec.clusterIP");
        var pod = await RunPodAsync("client");
        var name = $"web.{Namespace}.svc.cluster.local";
        await AnswersAsync(pod, $"{name}", $"Name:\\s+{name}\\s+Address: {address}\\b");
        await AnswersAsync(pod, $"-type=srv _http._tcp.{name}", $"_http._tcp.{name}\\s+service = 0 100 80 {name}");
        await AnswersAsync(pod, $"-type=ptr {string.Join('.', address.Split('.').Reverse())}.in-addr.arpa", $"name = {name}");
        await AnswersAsync(pod, $"nobody.{Namespace}.svc.cluster.local", "NXDOMAIN");
    }

    [Fact]
    public async Task A_headless_service_has_the_addresses_of_its_pods_and_each_with_a_hostname_its_own()
    {
        await K.ApplyAsync("""{"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},"spec":{"clusterIP":"None","selector":{"kind":"server"},"ports":[{"name":"http","port":80}]}}""");
        foreach (var name in (string[])["a", "b"])
        {
            await K.ApplyAsync(Manifest.Pod(name, Manifest.Forever, $"hostname: host-{name}\nsubdomain: web"));
            await K.RunAsync("label", "pod", name, "kind=server");
        }
        await K.ReadyAsync("a");
        await K.ReadyAsync("b");
        var (a, b) = (await K.ReadAsync("pod a", ".status.podIP"), await K.ReadAsync("pod b", ".status.podIP"));
        var service = $"web.{Namespace}.svc.cluster.local";
        await AnswersAsync("a", service, $"(?s)(Address: {a}\\b.*Address: {b}\\b|Address: {b}\\b.*Address: {a}\\b)");
        await AnswersAsync("a", $"host-b.{service}", $"Address: {b}\\b");
        await AnswersAsync("b", $"-type=srv _http._tcp.{service}", $"service = 0 50 80 host-a.{service}");
        Assert.Equal($"host-a.{service}", await K.ShellAsync("a", "hostname -f"));
    }

    [Fact]
    public async Task An_external_name_is_an_alias()
    {
        await K.RunAsync("create", "service", "externalname", "alias", "--external-name=elsewhere.example");
        await AnswersAsync(await RunPodAsync("client"), $"-type=cname alias.{Namespace}.svc.cluster.local", "canonical name = elsewhere.example");
    }

    [Fact]
    public async Task A_pod_finds_names_by_its_search_list_or_as_its_own_configuration_says()
    {
        var pod = await RunPodAsync("client");
        Assert.Equal($"search {Namespace}.svc.cluster.local svc.cluster.local cluster.local", await K.ShellAsync(pod, "grep ^search /etc/resolv.conf"));
        Assert.Equal("nameserver 10.96.0.10", await K.ShellAsync(pod, "grep ^nameserver /etc/resolv.conf"));
        await AnswersAsync(pod, "kubernetes.default.svc.cluster.local", @"Address: 10\.96\.0\.1\b");

        var own = await RunPodAsync("own", spec: "dnsPolicy: None\ndnsConfig: {nameservers: [10.96.0.10], searches: [example.org], options: [{name: ndots, value: '2'}]}");
        Assert.Equal("nameserver 10.96.0.10\noptions ndots:2\nsearch example.org", await K.ShellAsync(own, "sort /etc/resolv.conf"));
    }

    /// <summary>DNS follows the API with a little delay.</summary>
    private Task AnswersAsync(string pod, string question, string pattern) => Eventually.TrueAsync($"nslookup {question} says /{pattern}/", async () =>
        System.Text.RegularExpressions.Regex.IsMatch(await K.ShellAsync(pod, $"timeout 10 nslookup {question} 2>&1; true"), pattern));
}
