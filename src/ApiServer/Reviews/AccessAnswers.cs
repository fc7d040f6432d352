using Keles.Api.Authorization.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>From the authorization API's terms to the authorizers' and back.</summary>
internal static class AccessAnswers
{
    public static SubjectAccessReviewStatus Ask(IAuthorizer authorizer, UserIdentity user, ResourceAttributes? resource, NonResourceAttributes? path)
    {
        var verdict = authorizer.Authorize(Request(user, resource, path));
        return new() { Allowed = verdict.IsAllowed, Denied = verdict.Decision == AccessDecision.Deny, Reason = verdict.Reason };
    }

    private static AccessRequest Request(UserIdentity user, ResourceAttributes? resource, NonResourceAttributes? path) => resource is null
        ? new(user, path!.Verb, false, Path: path.Path)
        : new(user, resource.Verb, true, resource.Group, resource.Version, resource.Resource, resource.Subresource, resource.Namespace, resource.Name)
        {
            FieldSelector = Selector(resource.FieldSelector),
        };

    /// <summary>Requirements that a selector's text cannot say narrow nothing, as if they were not there.</summary>
    private static string Selector(FieldSelectorAttributes? fields)
    {
        if (fields is null) return "";
        if (fields.RawSelector.Length > 0) return fields.RawSelector;
        return string.Join(',', fields.Requirements.AsEnumerable()
            .Where(static r => r is { Operator: "In" or "NotIn", Values.Count: 1 })
            .Select(static r => $"{r.Key}{(r.Operator == "In" ? "=" : "!=")}{FieldSelector.Escape(r.Values[0])}"));
    }
}
