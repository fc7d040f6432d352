using Keles.Api.Authentication.V1;
using Keles.Api.Authorization.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer.Tests;

/// <summary>Questions about rights, against the default roles.</summary>
public sealed class AccessReviewTests
{
    private static readonly UserIdentity Ann = new("ann", Groups: ["system:authenticated"]);

    [Fact]
    public async Task Says_whether_somebody_may()
    {
        await using var server = await AccessServer.StartBootstrappedAsync();
        var review = new SubjectAccessReview
        {
            Spec = new SubjectAccessReviewSpec { User = "system:kube-scheduler", ResourceAttributes = new ResourceAttributes { Verb = "list", Resource = "pods" } },
        };
        var answer = await server.ReviewAsync(SubjectAccessReviewKind.Kind, review);
        Assert.True(answer.Status.Allowed);
        Assert.Equal("RBAC: allowed by ClusterRoleBinding \"system:kube-scheduler\" of ClusterRole \"system:kube-scheduler\" to User \"system:kube-scheduler\"", answer.Status.Reason);
        Assert.Equal(review.Spec, answer.Spec);
        var other = await server.ReviewAsync(SubjectAccessReviewKind.Kind, review with { Spec = review.Spec with { User = "ann" } });
        Assert.False(other.Status.Allowed);
    }

    [Fact]
    public async Task Answers_for_the_asking_user_himself()
    {
        await using var server = await AccessServer.StartBootstrappedAsync();
        async Task<bool> May(UserIdentity user, NonResourceAttributes path) =>
            (await server.ReviewAsync(SelfSubjectAccessReviewKind.Kind, new SelfSubjectAccessReview { Spec = new SelfSubjectAccessReviewSpec { NonResourceAttributes = path } }, user)).Status.Allowed;

        Assert.True(await May(Ann, new NonResourceAttributes { Path = "/apis/apps", Verb = "get" }));
        Assert.False(await May(Ann, new NonResourceAttributes { Path = "/metrics", Verb = "get" }));
        Assert.True(await May(UserIdentity.Anonymous, new NonResourceAttributes { Path = "/healthz", Verb = "get" }));
        Assert.False(await May(UserIdentity.Anonymous, new NonResourceAttributes { Path = "/apis", Verb = "get" }));
    }

    [Fact]
    public async Task Lists_what_a_user_may_in_a_namespace()
    {
        await using var server = await AccessServer.StartBootstrappedAsync();
        var answer = await server.ReviewAsync(SelfSubjectRulesReviewKind.Kind, new SelfSubjectRulesReview { Spec = new SelfSubjectRulesReviewSpec { Namespace = "default" } }, Ann);
        Assert.Contains(answer.Status.ResourceRules.AsEnumerable(), static r => r.Resources.Contains("selfsubjectaccessreviews") && r.Verbs.Contains("create"));
        Assert.Contains(answer.Status.NonResourceRules.AsEnumerable(), static r => r.NonResourceURLs.Contains("/healthz"));
        Assert.False(answer.Status.Incomplete);
        var node = new UserIdentity("system:node:n1", Groups: ["system:nodes"]);
        Assert.True((await server.ReviewAsync(SelfSubjectRulesReviewKind.Kind, new SelfSubjectRulesReview { Spec = new SelfSubjectRulesReviewSpec { Namespace = "default" } }, node)).Status.Incomplete);
    }

    [Fact]
    public async Task Says_who_one_is()
    {
        await using var server = AccessServer.Start();
        var user = Ann with { Uid = "7", Extra = OrderedMap<Items<string>>.Of(("team", ["red"])) };
        var answer = await server.ReviewAsync(SelfSubjectReviewKind.Kind, new SelfSubjectReview(), user);
        Assert.Equal(new UserInfo { Username = "ann", Uid = "7", Groups = user.Groups, Extra = user.Extra }, answer.Status.UserInfo);
    }

    [Theory]
    [InlineData(true, true, "ann", "spec.nonResourceAttributes", "cannot be specified in combination with resourceAttributes")]
    [InlineData(false, false, "ann", "spec.resourceAttributes", "exactly one of nonResourceAttributes or resourceAttributes must be specified")]
    [InlineData(true, false, "", "spec.user", "at least one of user or group must be specified")]
    public async Task A_question_must_be_whole(bool resource, bool path, string user, string field, string message)
    {
        await using var server = AccessServer.Start();
        var review = new SubjectAccessReview
        {
            Spec = new SubjectAccessReviewSpec
            {
                User = user,
                ResourceAttributes = resource ? new ResourceAttributes { Verb = "get", Resource = "pods" } : null,
                NonResourceAttributes = path ? new NonResourceAttributes { Verb = "get", Path = "/" } : null,
            },
        };
        var error = await Assert.ThrowsAsync<ApiException>(() => server.ReviewAsync(SubjectAccessReviewKind.Kind, review));
        var cause = Assert.Single(error.Status.Details!.Causes.AsEnumerable());
        Assert.Equal(field, cause.Field);
        Assert.EndsWith(message, cause.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_local_question_stays_in_its_namespace()
    {
        await using var server = AccessServer.Start();
        var review = new LocalSubjectAccessReview
        {
            Spec = new SubjectAccessReviewSpec { User = "ann", ResourceAttributes = new ResourceAttributes { Namespace = "bank", Verb = "get", Resource = "pods" } },
        };
        var error = await Assert.ThrowsAsync<ApiException>(() => server.ReviewAsync(LocalSubjectAccessReviewKind.Kind, review, ns: "shop"));
        Assert.Contains("must match metadata.namespace", error.Message, StringComparison.Ordinal);
        Assert.False((await server.ReviewAsync(LocalSubjectAccessReviewKind.Kind, review, ns: "bank")).Status.Allowed);
    }

    [Fact]
    public async Task A_token_review_needs_a_token()
    {
        await using var server = AccessServer.Start();
        var error = await Assert.ThrowsAsync<ApiException>(() => server.ReviewAsync(TokenReviewKind.Kind, new TokenReview()));
        Assert.Equal((400, "token is required for TokenReview in authentication"), (error.Status.Code, error.Message));
    }
}
