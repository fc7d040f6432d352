using System.Security.Cryptography.X509Certificates;
using Keles.Client;
using Keles.Fakes;
using Keles.Machinery;
using Keles.Pki;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Tests;

/// <summary>Who a request is taken for.</summary>
public sealed class GateTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly CertificateAuthority clients;
    private readonly CertificateAuthority proxies;

    public GateTests()
    {
        clients = CertificateAuthority.Create("clients", time);
        proxies = CertificateAuthority.Create("proxies", time);
    }

    [Fact]
    public async Task A_client_certificate_names_user_and_groups()
    {
        await using var server = Start();
        var user = await server.Parts.Gate.AuthenticateAsync(Request(certificate: clients.IssueClient(new Subject("ann", "staff", "readers"))), CancellationToken.None);
        Assert.Equal("ann", user.Name);
        Assert.Equal(["staff", "readers", "system:authenticated"], user.Groups.AsEnumerable());
        Assert.StartsWith("X509SHA256=", user.Extra["authentication.kubernetes.io/credential-id"][0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_ends_with_its_time_on_a_connection_that_stays_open()
    {
        await using var server = Start();
        var request = Request(certificate: clients.IssueClient(new Subject("ann"), TimeSpan.FromDays(1)));
        Assert.Equal("ann", (await server.Parts.Gate.AuthenticateAsync(request, CancellationToken.None)).Name);
        server.Time.Advance(TimeSpan.FromDays(2));
        await RefusedAsync(server, request);
    }

    [Fact]
    public async Task Certificates_of_others_and_for_servers_are_refused()
    {
        await using var server = Start();
        using var stranger = CertificateAuthority.Create("clients", time);
        await RefusedAsync(server, Request(certificate: stranger.IssueClient(new Subject("ann"))));
        await RefusedAsync(server, Request(certificate: clients.IssueServer("ann", SubjectNames.None)));
    }

    [Fact]
    public async Task A_front_proxy_may_say_who_asks_and_nobody_else()
    {
        await using var server = Start();
        (string, string)[] headers = [("X-Remote-User", "ann"), ("X-Remote-Group", "staff"), ("X-Remote-Uid", "7"), ("X-Remote-Extra-Acme.com%2fTeam", "red")];
        var request = Request(proxies.IssueClient(new Subject("front-proxy-client")), headers);
        var user = await server.Parts.Gate.AuthenticateAsync(request, CancellationToken.None);
        Assert.Equal(("ann", "7", "red"), (user.Name, user.Uid, user.Extra["acme.com/team"][0]));
        Assert.Equal(["staff", "system:authenticated"], user.Groups.AsEnumerable());
        Assert.False(request.Request.Headers.ContainsKey("X-Remote-User"));
        await RefusedAsync(server, Request(proxies.IssueClient(new Subject("other")), headers));
        Assert.Equal("eve", (await server.Parts.Gate.AuthenticateAsync(Request(clients.IssueClient(new Subject("eve")), headers), CancellationToken.None)).Name);
    }

    [Fact]
    public async Task Without_credentials_one_is_anonymous_where_that_is_allowed()
    {
        await using var server = Start();
        Assert.Equal(UserIdentity.Anonymous, await server.Parts.Gate.AuthenticateAsync(Request(), CancellationToken.None));
        await using var strict = AccessServer.Start(static o => o with { AllowAnonymous = false });
        await RefusedAsync(strict, Request());
    }

    [Fact]
    public async Task A_wrong_token_is_never_anonymous()
    {
        await using var server = Start();
        await RefusedAsync(server, Request(null, ("Authorization", "Bearer nobody-knows-this")));
        await RefusedAsync(server, Request(null, ("Sec-WebSocket-Protocol", "base64url.bearer.authorization.k8s.io.bm9ib2R5, v4.channel.k8s.io")));
    }

    [Fact]
    public async Task A_token_of_the_configuration_is_known_and_not_passed_on()
    {
        await using var server = Start();
        var request = Request(null, ("Authorization", "bearer t0ken"));
        var user = await server.Parts.Gate.AuthenticateAsync(request, CancellationToken.None);
        Assert.Equal(("bob", "u7"), (user.Name, user.Uid));
        Assert.Equal(["staff", "ops", "system:authenticated"], user.Groups.AsEnumerable());
        Assert.False(request.Request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_browser_may_send_its_token_as_a_protocol()
    {
        await using var server = Start();
        var request = Request(null, ("Sec-WebSocket-Protocol", "base64url.bearer.authorization.k8s.io.dDBrZW4, v5.channel.k8s.io"));
        Assert.Equal("bob", (await server.Parts.Gate.AuthenticateAsync(request, CancellationToken.None)).Name);
        Assert.Equal("v5.channel.k8s.io", request.Request.Headers["Sec-WebSocket-Protocol"].ToString());
        await RefusedAsync(server, Request(null, ("Sec-WebSocket-Protocol", "base64url.bearer.authorization.k8s.io.dDBrZW4")));
    }

    [Fact]
    public async Task Acting_as_another_is_a_right_of_its_own()
    {
        await using var server = Start();
        (string, string)[] headers = [("Authorization", "Bearer t0ken"), ("Impersonate-User", "ann"), ("Impersonate-Group", "staff"), ("Impersonate-Extra-Team", "red")];
        var error = await Assert.ThrowsAsync<ApiException>(async () => await server.Parts.Gate.AuthenticateAsync(Request(null, headers), CancellationToken.None));
        Assert.Equal("users \"ann\" is forbidden: User \"bob\" cannot impersonate resource \"users\" in API group \"\" at the cluster scope", error.Message);
        await server.CreateAsync(
            """{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"act"},"rules":[{"verbs":["impersonate"],"apiGroups":["","authentication.k8s.io"],"resources":["users","groups","userextras/team"]}]}""",
            """{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRoleBinding","metadata":{"name":"act"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"act"},"subjects":[{"kind":"User","apiGroup":"rbac.authorization.k8s.io","name":"bob"}]}""");
        var request = Request(null, headers);
        var user = await server.Parts.Gate.AuthenticateAsync(request, CancellationToken.None);
        Assert.Equal(("ann", "red"), (user.Name, user.Extra["team"][0]));
        Assert.Equal(["staff", "system:authenticated"], user.Groups.AsEnumerable());
        Assert.DoesNotContain(request.Request.Headers.Keys, static k => k.StartsWith("Impersonate-", StringComparison.Ordinal));
        await Assert.ThrowsAsync<ApiException>(async () => await server.Parts.Gate.AuthenticateAsync(Request(null, [.. headers, ("Impersonate-Uid", "1")]), CancellationToken.None));
    }

    [Fact]
    public async Task A_service_account_brings_its_groups_along()
    {
        await using var server = Start();
        var request = Request(clients.IssueClient(new Subject("root", "system:masters")), ("Impersonate-User", "system:serviceaccount:shop:robot"));
        var user = await server.Parts.Gate.AuthenticateAsync(request, CancellationToken.None);
        Assert.Equal(["system:serviceaccounts", "system:serviceaccounts:shop", "system:authenticated"], user.Groups.AsEnumerable());
    }

    public void Dispose()
    {
        clients.Dispose();
        proxies.Dispose();
    }

    private AccessServer Start() => AccessServer.Start(o => o with
    {
        ClientAuthorities = clients.CertificatePem,
        RequestHeaderAuthorities = proxies.CertificatePem,
        Tokens = StaticTokenFile.Parse("t0ken,bob,u7,\"staff,ops\"\n", "tokens"),
    }, time);

    private static DefaultHttpContext Request(IssuedCertificate? certificate = null, params (string Name, string Value)[] headers)
    {
        var http = new DefaultHttpContext();
        if (certificate is not null) http.Connection.ClientCertificate = X509Certificate2.CreateFromPem(certificate.CertificatePem);
        foreach (var (name, value) in headers) http.Request.Headers.Append(name, value);
        return http;
    }

    private static async Task RefusedAsync(AccessServer server, HttpContext http)
    {
        var error = await Assert.ThrowsAsync<ApiException>(async () => await server.Parts.Gate.AuthenticateAsync(http, CancellationToken.None));
        Assert.Equal((401, "Unauthorized", "Unauthorized"), (error.Status.Code, error.Status.Reason, error.Message));
    }
}
