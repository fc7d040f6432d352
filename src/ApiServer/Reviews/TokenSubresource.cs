using Keles.Api;
using Keles.Api.Authentication.V1;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;
using Keles.Pki;
using ObjectReference = Keles.Pki.ObjectReference;

namespace Keles.ApiServer;

/// <summary>Issues tokens of service accounts: <c>serviceaccounts/NAME/token</c>.</summary>
internal sealed class TokenSubresource(ObjectStore store, ServiceAccountTokens tokens, AdmissionChain admission, Surroundings surroundings, TimeSpan longest) : ISubresource
{
    /// <summary>Kubelets ask for this odd time for the tokens they mount: such a token is only warned of when it is over, for clients that never read it again.</summary>
    private const long WarnOnlySeconds = 3607;

    /// <summary>How long those tokens really last.</summary>
    private const long ExtendedSeconds = 365 * 24 * 3600;

    public Kind Parent => ServiceAccountKind.Kind;

    public string Name => "token";

    public Kind Body => TokenRequestKind.Kind;

    public async Task<ApiObject> CreateAsync(ResourceRequest request, IApiObject body, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var wanted = (TokenRequest)TokenRequestKind.Kind.Default(body);
        TokenRequestRules.CheckNames(wanted, request);
        var account = await FindAsync(ServiceAccountKind.Kind, request.Namespace, request.Name, cancel);
        TokenRequestRules.CheckUid(wanted, account);
        var now = surroundings.Time.GetUtcNow();
        wanted = Completed(wanted, account, now);
        wanted = (TokenRequest)(await admission.MutateAsync(new(request, Operation.Create, wanted, null), cancel))!;
        TokenRequestRules.CheckSpec(wanted);
        await admission.ValidateAsync(new(request, Operation.Create, wanted, null), cancel);

        var bound = wanted.Spec.BoundObjectRef is { } reference ? await BindAsync(reference, request, cancel) : BoundObjects.None;
        wanted = Shortened(wanted, request);
        var seconds = wanted.Spec.ExpirationSeconds ?? 0;
        var extends = seconds == WarnOnlySeconds && bound.Pod is not null && wanted.Spec.Audiences.All(a => tokens.Audiences.Contains(a, StringComparer.Ordinal));
        var token = tokens.Issue(new ServiceAccountClaims
        {
            Namespace = request.Namespace,
            ServiceAccount = new ObjectReference(request.Name, account.Uid),
            Audiences = [.. wanted.Spec.Audiences.AsEnumerable()],
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddSeconds(extends ? ExtendedSeconds : seconds),
            Id = surroundings.Uids.Next(),
            Pod = bound.Pod,
            Node = bound.Node,
            Secret = bound.Secret,
            WarnAfter = extends ? now.AddSeconds(seconds) : null,
        });
        return new(Body, wanted with { Status = new TokenRequestStatus { Token = token, ExpirationTimestamp = Time.From(now.AddSeconds(seconds)) } }, code: 201);
    }

    private TokenRequest Completed(TokenRequest wanted, ObjectMeta account, DateTimeOffset now) => wanted with
    {
        Metadata = wanted.Metadata with { Name = account.Name, Namespace = account.Namespace, Uid = account.Uid, CreationTimestamp = Time.From(now) },
        Spec = wanted.Spec.Audiences.IsEmpty ? wanted.Spec with { Audiences = tokens.Audiences.ToItems() } : wanted.Spec,
        Status = TokenRequestStatus.Empty,
    };

    private TokenRequest Shortened(TokenRequest wanted, ResourceRequest request)
    {
        var bound = (long)longest.TotalSeconds;
        if (bound <= 0 || wanted.Spec.ExpirationSeconds <= bound) return wanted;
        request.Warnings.Add($"requested expiration of {wanted.Spec.ExpirationSeconds} seconds shortened to {bound} seconds");
        return wanted with { Spec = wanted.Spec with { ExpirationSeconds = bound } };
    }

    private async Task<BoundObjects> BindAsync(BoundObjectReference reference, ResourceRequest request, CancellationToken cancel)
    {
        var (bound, uid) = (reference.ApiVersion, reference.Kind) switch
        {
            ("v1", "Pod") => await BindPodAsync(reference.Name, request, cancel),
            ("v1", "Node") => Bound(await FindAsync(NodeKind.Kind, "", reference.Name, cancel), static r => new(null, r, null)),
            ("v1", "Secret") => Bound(await FindAsync(SecretKind.Kind, request.Namespace, reference.Name, cancel), static r => new(null, null, r)),
            _ => throw ApiErrors.BadRequest($"cannot bind token to object of type {TokenRequestRules.TypeOf(reference)}"),
        };
        TokenRequestRules.CheckBoundUid(reference, uid);
        return bound;
    }

    private async Task<(BoundObjects, string)> BindPodAsync(string name, ResourceRequest request, CancellationToken cancel)
    {
        var pod = (Pod)(await store.GetAsync(PodKind.Kind, request.Namespace, name, cancel) ?? throw ApiErrors.NotFound(PodKind.Kind, name)).Object;
        if (pod.Spec.ServiceAccountName != request.Name)
            throw ApiErrors.BadRequest($"cannot bind token for serviceaccount {GoQuote.Quote(request.Name)} to pod running with different serviceaccount name.");
        // A node that is gone is still named: it tells where the pod was meant to run.
        var node = pod.Spec.NodeName.Length == 0 ? null
            : new ObjectReference(pod.Spec.NodeName, store.Cached(NodeKind.Kind, "", pod.Spec.NodeName)?.Metadata.Uid ?? "");
        return (new(new ObjectReference(pod.Metadata.Name, pod.Metadata.Uid), node, null), pod.Metadata.Uid);
    }

    private async Task<ObjectMeta> FindAsync(Kind kind, string ns, string name, CancellationToken cancel) =>
        (await store.GetAsync(kind, ns, name, cancel) ?? throw ApiErrors.NotFound(kind, name)).Metadata;

    private static (BoundObjects, string) Bound(ObjectMeta found, Func<ObjectReference, BoundObjects> bind) => (bind(new ObjectReference(found.Name, found.Uid)), found.Uid);

    /// <summary>What the token dies with; a pod's node is only told.</summary>
    private sealed record BoundObjects(ObjectReference? Pod, ObjectReference? Node, ObjectReference? Secret)
    {
        public static BoundObjects None { get; } = new(null, null, null);
    }
}
