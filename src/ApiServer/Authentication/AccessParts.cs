using Keles.ApiServer.Http;
using Keles.ApiServer.Oidc;
using Keles.Background;
using Keles.Pki;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer;

/// <summary>Everything about who may do what, put together once for a server: the gate of its requests, the rights of clients inside the process, reviews and tokens.</summary>
public sealed class AccessParts
{
    private readonly ObjectStore store;
    private readonly AccessOptions options;
    private readonly Surroundings surroundings;
    private readonly AccessCheck access;
    private readonly TokenIssuers? issuers;

    public AccessParts(ObjectStore store, AccessOptions options, Surroundings surroundings, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(surroundings);
        (this.store, this.options, this.surroundings) = (store, options, surroundings);
        var rules = new RbacRules(store);
        Authorizer = Authorizers.For(store, rules);
        access = new(store, Authorizer, surroundings.Time);
        Tokens = new(options.ServiceAccountKeys, options.Issuers, options.OwnAudiences, surroundings.Time);
        if (options.Jwt is { } jwt) issuers = new(jwt, options.OwnAudiences, options.Issuers, options.Dialer, surroundings.Time, logs.CreateLogger<TokenIssuers>());
        var chain = new TokenChain(options.OwnAudiences,
        [
            new StaticTokenAuthenticator(options.Tokens, options.OwnAudiences),
            new ServiceAccountAuthenticator(new(Tokens, surroundings.Time), store, new(store, surroundings.Time), new(store, surroundings.Time)),
            new BootstrapTokenAuthenticator(store, surroundings.Time, options.OwnAudiences),
            // Last: only they may have to ask somebody else.
            .. issuers is null ? [] : new ITokenAuthenticator[] { issuers },
        ]);
        Gate = new(new(options, chain, path => issuers?.Anonymous?.Allows(path) ?? options.AllowAnonymous, surroundings.Time, logs.CreateLogger<RequestAuthenticator>()), access);
        EscalationCheck = new EscalationCheck(rules, Authorizer);
        CreationCheck = new CreationCheck(access);
        ClaimStatusCheck = new ClaimStatusCheck(store, access);
        Reviews =
        [
            new SubjectAccessReviews(Authorizer),
            new SelfSubjectAccessReviews(Authorizer),
            new LocalSubjectAccessReviews(Authorizer),
            new SelfSubjectRulesReviews(rules),
            new TokenReviews(chain),
            new SelfSubjectReviews(surroundings.Time),
        ];
    }

    /// <summary>For requests over HTTPS.</summary>
    public RequestGate Gate { get; }

    /// <summary>For clients inside the process.</summary>
    public IAccessCheck Access => access;

    public IAuthorizer Authorizer { get; }

    /// <summary>Belongs into the admission chain, whichever other plugins are chosen.</summary>
    public IAdmissionPlugin EscalationCheck { get; }

    /// <summary>Belongs into the admission chain as well.</summary>
    public IAdmissionPlugin CreationCheck { get; }

    /// <summary>This one too.</summary>
    public IAdmissionPlugin ClaimStatusCheck { get; }

    /// <summary>For <see cref="ResourceApi.Add(IEnumerable{IReview})"/>.</summary>
    public IReadOnlyList<IReview> Reviews { get; }

    /// <summary>Issues and verifies the tokens of service accounts.</summary>
    public ServiceAccountTokens Tokens { get; }

    /// <summary>Follows the files that say whose tokens are believed; null when there are none.</summary>
    public Func<CancellationToken, Task>? Loop => issuers is null ? null : issuers.RunAsync;

    /// <summary>For <see cref="ResourceApi.Add(IEnumerable{ISubresource})"/>; a token request passes admission too.</summary>
    public IReadOnlyList<ISubresource> Subresources(AdmissionChain admission) =>
        [new TokenSubresource(store, Tokens, admission, surroundings, options.LongestToken)];

    /// <summary>The body of <c>/.well-known/openid-configuration</c>, of type application/json.</summary>
    public byte[] OpenIdConfiguration() => Tokens.Discovery($"{Tokens.Issuer}/openid/v1/jwks");

    /// <summary>The body of <c>/openid/v1/jwks</c>, of type application/jwk-set+json.</summary>
    public byte[] OpenIdKeys() => Tokens.KeySet();
}
