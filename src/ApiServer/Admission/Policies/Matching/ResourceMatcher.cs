using Keles.Api;
using Keles.Api.AdmissionRegistration.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>Which requests a policy or binding is about: namespace, labels, exclusions, rules, in that order.</summary>
internal sealed class ResourceMatcher(ObjectStore store, EquivalentKinds equivalents)
{
    /// <summary>The kind as which the request matches; null when it does not.</summary>
    /// <exception cref="Client.ApiException">The namespace of the request is not there.</exception>
    public async ValueTask<Kind?> MatchAsync(MatchResources match, AdmissionRequest request, CancellationToken cancel)
    {
        if (!SelectsObject(match.ObjectSelector, request)) return null;
        if (Ruled(match.ExcludeResourceRules, match.MatchPolicy, request) is not null) return null;
        var kind = match.ResourceRules.IsEmpty ? request.Request.Kind : Ruled(match.ResourceRules, match.MatchPolicy, request);
        return kind is not null && await SelectsNamespaceAsync(match.NamespaceSelector, request, cancel) ? kind : null;
    }

    private Kind? Ruled(Items<NamedRuleWithOperations> rules, string? policy, AdmissionRequest request)
    {
        var own = request.Request.Kind;
        if (rules.Any(r => RuleMatch.Matches(r, request, own))) return own;
        if (policy == "Exact" || rules.IsEmpty) return null;
        return equivalents.Of(own).FirstOrDefault(kind => rules.Any(r => RuleMatch.Matches(r, request, kind)));
    }

    private static bool SelectsObject(LabelSelector? labels, AdmissionRequest request)
    {
        if (labels is null) return true;
        var selector = Selector.From(labels);
        return selector.IsEverything
            || (request.Object is { } value && selector.Matches(value.Metadata.Labels))
            || (request.Old is { } old && selector.Matches(old.Metadata.Labels));
    }

    private async ValueTask<bool> SelectsNamespaceAsync(LabelSelector? labels, AdmissionRequest request, CancellationToken cancel)
    {
        if (labels is null) return true;
        var selector = Selector.From(labels);
        if (selector.IsEverything) return true;
        if (request.IsFor("", "namespaces"))
        {
            var labelled = request.Operation is Operation.Create or Operation.Update ? request.Object : request.Old;
            return selector.Matches(labelled?.Metadata.Labels ?? default);
        }

        if (!request.Request.Kind.Namespaced) return true;
        return selector.Matches((await NamespaceAsync(request.Namespace, cancel)).Metadata.Labels);
    }

    public async ValueTask<Namespace> NamespaceAsync(string name, CancellationToken cancel) =>
        await store.FindAsync<Namespace>(NamespaceKind.Kind, "", name, cancel) ?? throw ApiErrors.NotFound(NamespaceKind.Kind, name);
}
