using System.Text;
using Keles.Client.Kubeconfigs;

namespace Keles.Client.Tests.Kubeconfigs;

public sealed class KubeconfigTests
{
    private const string Text = """
        apiVersion: v1
        kind: Config
        current-context: local
        clusters:
        - {name: c, cluster: {server: "https://127.0.0.1:6443", tls-server-name: kubernetes}}
        users:
        - {name: u, user: {token: secret}}
        - {name: plugin, user: {exec: {command: aws}}}
        contexts:
        - {name: local, context: {cluster: c, user: u, namespace: shop}}
        - {name: cloud, context: {cluster: c, user: plugin}}
        """;

    [Fact]
    public void The_current_context_says_where_and_as_whom()
    {
        var config = Kubeconfig.Parse(Text);
        var options = config.ToOptions();
        Assert.Equal(("https://127.0.0.1:6443/", "secret", "kubernetes", "shop"), (options.Server.ToString(), options.BearerToken, options.TlsServerName, config.NamespaceOf()));
        Assert.Equal(["local", "cloud"], config.Contexts);
    }

    [Fact]
    public void What_cannot_be_used_is_said_in_one_sentence()
    {
        var config = Kubeconfig.Parse(Text);
        Assert.Contains("exec plugin", Assert.Throws<KubeconfigException>(() => config.ToOptions("cloud")).Message, StringComparison.Ordinal);
        Assert.Equal("the kubeconfig has no context \"nope\"", Assert.Throws<KubeconfigException>(() => config.ToOptions("nope")).Message);
        var broken = Kubeconfig.Parse(Text.Replace("token: secret", $"client-certificate-data: {Convert.ToBase64String(Encoding.UTF8.GetBytes("x"))}, client-key-data: eA==", StringComparison.Ordinal));
        Assert.StartsWith("the kubeconfig's credentials cannot be read: ", Assert.Throws<KubeconfigException>(() => broken.ToOptions()).Message, StringComparison.Ordinal);
    }
}
