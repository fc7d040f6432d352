namespace Keles.Api.Expressions;

/// <summary>Answers what expressions ask through <c>authorizer</c>, for the user of the request or a service account.</summary>
public interface IExpressionAuthorizer
{
    /// <summary>Whether it may be, why, and what went wrong in finding out (empty mostly).</summary>
    (bool Allowed, string Reason, string Error) Ask(AccessQuestion question);

    IExpressionAuthorizer ForServiceAccount(string ns, string name);
}
