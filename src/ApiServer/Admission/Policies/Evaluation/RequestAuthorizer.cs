using Keles.Api.Expressions;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>The server's authorizer, asked by an expression on behalf of a user.</summary>
internal sealed class RequestAuthorizer(IAuthorizer authorizer, UserIdentity user) : IExpressionAuthorizer
{
    public (bool Allowed, string Reason, string Error) Ask(AccessQuestion question)
    {
        var access = question.Path.Length > 0
            ? new AccessRequest(user, question.Verb, IsResource: false, Path: question.Path)
            : new AccessRequest(user, question.Verb, true, question.Group, question.Version, question.Resource, question.Subresource, question.Namespace, question.Name) { FieldSelector = question.FieldSelector };
        var verdict = authorizer.Authorize(access);
        return (verdict.IsAllowed, verdict.Reason, "");
    }

    public IExpressionAuthorizer ForServiceAccount(string ns, string name) => new RequestAuthorizer(authorizer, new UserIdentity(
        $"system:serviceaccount:{ns}:{name}",
        Groups: ["system:serviceaccounts", $"system:serviceaccounts:{ns}", UserIdentity.AllAuthenticated]));
}
