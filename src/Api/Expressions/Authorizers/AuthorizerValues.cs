using Keles.Cel;

namespace Keles.Api.Expressions;

/// <summary>The variable <c>authorizer</c>.</summary>
public sealed class AuthorizerValue(IExpressionAuthorizer authorizer) : CelOpaque
{
    public static readonly CelType CelType = CelType.Opaque("kubernetes.authorization.Authorizer");

    public IExpressionAuthorizer Authorizer => authorizer;
    public override CelType Type => CelType;
}

/// <summary>A question about a path.</summary>
public sealed class PathCheckValue(IExpressionAuthorizer authorizer, string path) : CelOpaque
{
    public static readonly CelType CelType = CelType.Opaque("kubernetes.authorization.PathCheck");

    public override CelType Type => CelType;

    public DecisionValue Check(string verb) => new(authorizer.Ask(new AccessQuestion(verb, Path: path)));
}

/// <summary>A question about a group's resources, not yet which.</summary>
public sealed class GroupCheckValue(IExpressionAuthorizer authorizer, string group) : CelOpaque
{
    public static readonly CelType CelType = CelType.Opaque("kubernetes.authorization.GroupCheck");

    public override CelType Type => CelType;

    public ResourceCheckValue Resource(string resource) => new(authorizer, new AccessQuestion("", Group: group, Resource: resource));
}

/// <summary>A question about a resource; the variable <c>authorizer.requestResource</c> is one about the request's own.</summary>
public sealed class ResourceCheckValue(IExpressionAuthorizer authorizer, AccessQuestion question) : CelOpaque
{
    public static readonly CelType CelType = CelType.Opaque("kubernetes.authorization.ResourceCheck");

    public override CelType Type => CelType;

    public ResourceCheckValue With(Func<AccessQuestion, AccessQuestion> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new(authorizer, change(question));
    }

    public DecisionValue Check(string verb) => new(authorizer.Ask(question with { Verb = verb }));
}

/// <summary>An answer.</summary>
public sealed class DecisionValue((bool Allowed, string Reason, string Error) answer) : CelOpaque
{
    public static readonly CelType CelType = CelType.Opaque("kubernetes.authorization.Decision");

    public (bool Allowed, string Reason, string Error) Answer => answer;
    public override CelType Type => CelType;
}
