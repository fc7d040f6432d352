using Keles.Api.Authentication.V1;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer.Tests;

/// <summary>Tokens of service accounts: how they are asked for, what they say, and when they end.</summary>
public sealed class ServiceAccountTokenTests
{
    private const string Account = """{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"robot","namespace":"shop"}}""";

    private const string Node = """{"apiVersion":"v1","kind":"Node","metadata":{"name":"n1"}}""";

    private const string Pod = """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","namespace":"shop"},"spec":{"nodeName":"n1","serviceAccountName":"robot","containers":[{"name":"c","image":"i"}]}}""";

    [Fact]
    public async Task A_token_of_a_pod_tells_pod_and_node()
    {
        await using var server = await StartAsync();
        var answer = await AskAsync(server, new TokenRequestSpec { BoundObjectRef = To("Pod", "web") });
        Assert.Equal(("robot", "shop", 3600L), (answer.Metadata.Name, answer.Metadata.Namespace, answer.Spec.ExpirationSeconds));
        Assert.Equal(server.Time.GetUtcNow().AddHours(1), answer.Status.ExpirationTimestamp.ToDateTimeOffset());
        var review = await ReviewAsync(server, answer.Status.Token);
        Assert.True(review.Authenticated, review.Error);
        Assert.Equal("system:serviceaccount:shop:robot", review.User.Username);
        Assert.Equal(server.Store.Cached(ServiceAccountKind.Kind, "shop", "robot")!.Metadata.Uid, review.User.Uid);
        Assert.Equal(["system:serviceaccounts", "system:serviceaccounts:shop", "system:authenticated"], review.User.Groups.AsEnumerable());
        Assert.Equal("web", review.User.Extra["authentication.kubernetes.io/pod-name"][0]);
        Assert.Equal(server.Store.Cached(PodKind.Kind, "shop", "web")!.Metadata.Uid, review.User.Extra["authentication.kubernetes.io/pod-uid"][0]);
        Assert.Equal("n1", review.User.Extra["authentication.kubernetes.io/node-name"][0]);
        Assert.StartsWith("JTI=", review.User.Extra["authentication.kubernetes.io/credential-id"][0], StringComparison.Ordinal);
        Assert.Equal("https://kubernetes.default.svc.cluster.local", Assert.Single(review.Audiences.AsEnumerable()));
    }

    [Fact]
    public async Task It_ends_with_its_pod()
    {
        await using var server = await StartAsync();
        var token = (await AskAsync(server, new TokenRequestSpec { BoundObjectRef = To("Pod", "web") })).Status.Token;
        await server.DeleteAsync(PodKind.Kind, "shop", "web");
        Assert.Equal("[invalid bearer token, service account token has been invalidated]", (await ReviewAsync(server, token)).Error);
        await server.CreateAsync(Pod);
        Assert.Contains("does not match service account pod ref claim", (await ReviewAsync(server, token)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_with_its_account()
    {
        await using var server = await StartAsync();
        var token = (await AskAsync(server, TokenRequestSpec.Empty)).Status.Token;
        await server.DeleteAsync(ServiceAccountKind.Kind, "shop", "robot");
        Assert.False((await ReviewAsync(server, token)).Authenticated);
        await server.CreateAsync(Account);
        Assert.Contains("service account UID", (await ReviewAsync(server, token)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_with_its_time()
    {
        await using var server = await StartAsync();
        var token = (await AskAsync(server, new TokenRequestSpec { ExpirationSeconds = 600 })).Status.Token;
        server.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.True((await ReviewAsync(server, token)).Authenticated);
        server.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("[invalid bearer token, service account token has expired]", (await ReviewAsync(server, token)).Error);
    }

    [Fact]
    public async Task A_mounted_token_outlives_the_hour_it_was_asked_for()
    {
        await using var server = await StartAsync();
        var answer = await AskAsync(server, new TokenRequestSpec { ExpirationSeconds = 3607, BoundObjectRef = To("Pod", "web") });
        Assert.Equal(server.Time.GetUtcNow().AddSeconds(3607), answer.Status.ExpirationTimestamp.ToDateTimeOffset());
        server.Time.Advance(TimeSpan.FromDays(364));
        Assert.True((await ReviewAsync(server, answer.Status.Token)).Authenticated);
    }

    [Fact]
    public async Task A_token_for_others_is_not_one_for_this_server()
    {
        await using var server = await StartAsync();
        var token = (await AskAsync(server, new TokenRequestSpec { Audiences = ["vault"] })).Status.Token;
        Assert.False((await ReviewAsync(server, token)).Authenticated);
        var review = await ReviewAsync(server, token, "vault", "other");
        Assert.True(review.Authenticated);
        Assert.Equal("vault", Assert.Single(review.Audiences.AsEnumerable()));
    }

    [Theory]
    [InlineData("Pod", "other", "cannot bind token for serviceaccount \"robot\" to pod running with different serviceaccount name.", 400)]
    [InlineData("Pod", "gone", "pods \"gone\" not found", 404)]
    [InlineData("Service", "x", "cannot bind token to object of type /v1, Kind=Service", 400)]
    public async Task It_is_bound_only_to_what_fits(string kind, string name, string message, int code)
    {
        await using var server = await StartAsync();
        await server.CreateAsync(Pod.Replace("\"web\"", "\"other\"", StringComparison.Ordinal).Replace("robot", "else", StringComparison.Ordinal));
        var error = await Assert.ThrowsAsync<ApiException>(() => AskAsync(server, new TokenRequestSpec { BoundObjectRef = To(kind, name) }));
        Assert.Equal((code, message), (error.Status.Code, error.Message));
    }

    [Fact]
    public async Task It_is_bound_to_the_very_object_meant()
    {
        await using var server = await StartAsync();
        var error = await Assert.ThrowsAsync<ApiException>(() => AskAsync(server, new TokenRequestSpec { BoundObjectRef = To("Pod", "web") with { Uid = "old" } }));
        Assert.Equal(
            "Operation cannot be fulfilled on Pod \"web\": the UID in the bound object reference (old) does not match the UID in record. The object might have been deleted and then recreated",
            error.Message);
    }

    [Fact]
    public async Task Less_than_ten_minutes_is_refused()
    {
        await using var server = await StartAsync();
        var error = await Assert.ThrowsAsync<ApiException>(() => AskAsync(server, new TokenRequestSpec { ExpirationSeconds = 599 }));
        Assert.Equal("TokenRequest.authentication.k8s.io \"\" is invalid: spec.expirationSeconds: Invalid value: 599: may not specify a duration less than 10 minutes", error.Message);
    }

    [Fact]
    public async Task A_token_of_a_secret_holds_while_the_secret_has_it()
    {
        await using var server = await StartAsync();
        var uid = server.Store.Cached(ServiceAccountKind.Kind, "shop", "robot")!.Metadata.Uid;
        var token = server.Parts.Tokens.Issue(new Pki.LegacyTokenClaims("shop", "robot-token", new Pki.ObjectReference("robot", uid)));
        Assert.Equal("[invalid bearer token, service account token has been invalidated]", (await ReviewAsync(server, token)).Error);
        await server.CreateAsync(SecretKind.Kind, new Secret
        {
            Metadata = new ObjectMeta { Name = "robot-token", Namespace = "shop", Annotations = OrderedMap<string>.Of(("kubernetes.io/service-account.name", "robot")) },
            Type = "kubernetes.io/service-account-token",
            Data = OrderedMap<Bytes>.Of(("token", Bytes.FromUtf8(token))),
        });
        Assert.Equal("system:serviceaccount:shop:robot", (await ReviewAsync(server, token)).User.Username);
        await server.Store.CatchUpAsync(CancellationToken.None);
        Assert.Equal("2026-01-01", server.Store.Cached(SecretKind.Kind, "shop", "robot-token")!.Metadata.Labels["kubernetes.io/legacy-token-last-used"]);
        await server.DeleteAsync(SecretKind.Kind, "shop", "robot-token");
        Assert.False((await ReviewAsync(server, token)).Authenticated);
    }

    [Theory]
    [InlineData("", "", "system:bootstrappers", "system:authenticated")]
    [InlineData("system:bootstrappers:workers", "2026-01-02T00:00:00Z", "system:bootstrappers", "system:bootstrappers:workers", "system:authenticated")]
    [InlineData("system:masters", "")]
    [InlineData("", "2025-12-31T00:00:00Z")]
    [InlineData("", "tomorrow")]
    public async Task A_bootstrap_token_is_of_its_groups_until_its_end(string extra, string expiration, params string[] groups)
    {
        await using var server = AccessServer.Start();
        var data = OrderedMap<Bytes>.Of(
            ("token-id", Bytes.FromUtf8("abcdef")), ("token-secret", Bytes.FromUtf8("0123456789abcdef")), ("usage-bootstrap-authentication", Bytes.FromUtf8("true")));
        if (extra.Length > 0) data = data.With("auth-extra-groups", Bytes.FromUtf8(extra));
        if (expiration.Length > 0) data = data.With("expiration", Bytes.FromUtf8(expiration));
        await server.CreateAsync(SecretKind.Kind, new Secret
        {
            Metadata = new ObjectMeta { Name = "bootstrap-token-abcdef", Namespace = "kube-system" }, Type = "bootstrap.kubernetes.io/token", Data = data,
        });
        var review = await ReviewAsync(server, "abcdef.0123456789abcdef");
        Assert.Equal(groups.Length > 0, review.Authenticated);
        Assert.Equal(groups, review.User.Groups.AsEnumerable());
        Assert.False((await ReviewAsync(server, "abcdef.0123456789abcdeX")).Authenticated);
    }

    [Fact]
    public async Task The_keys_are_published_for_others()
    {
        await using var server = AccessServer.Start();
        var discovery = System.Text.Json.Nodes.JsonNode.Parse(server.Parts.OpenIdConfiguration())!;
        Assert.Equal("https://kubernetes.default.svc.cluster.local/openid/v1/jwks", (string?)discovery["jwks_uri"]);
        Assert.Equal(server.Key.Id, (string?)System.Text.Json.Nodes.JsonNode.Parse(server.Parts.OpenIdKeys())!["keys"]![0]!["kid"]);
    }

    private static async Task<AccessServer> StartAsync()
    {
        var server = AccessServer.Start();
        await server.CreateAsync(Account, Node, Pod);
        return server;
    }

    private static BoundObjectReference To(string kind, string name) => new() { Kind = kind, ApiVersion = "v1", Name = name };

    private static async Task<TokenRequest> AskAsync(AccessServer server, TokenRequestSpec spec)
    {
        var request = new ResourceRequest(UserIdentity.ApiServer, ServiceAccountKind.Kind, "shop", "robot", "token");
        return (TokenRequest)(await server.Api.CreateAsync(request, new TokenRequest { Spec = spec }, CancellationToken.None)).Value;
    }

    private static async Task<TokenReviewStatus> ReviewAsync(AccessServer server, string token, params string[] audiences) =>
        (await server.ReviewAsync(TokenReviewKind.Kind, new TokenReview { Spec = new TokenReviewSpec { Token = token, Audiences = audiences.ToItems() } })).Status;
}
