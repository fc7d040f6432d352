namespace Keles.ApiServer;

/// <summary>The list of authorizers.</summary>
public static class Authorizers
{
    /// <summary>Masters first, for nothing may lock them out; nodes before roles, for their answer is the cheaper one.</summary>
    /// <param name="rules">The rules of roles, shared with the reviews and the escalation check.</param>
    public static IAuthorizer For(ObjectStore store, RbacRules rules) => new AuthorizerChain(
    [
        new MastersAuthorizer(),
        new NodeAuthorizer(store),
        new RbacAuthorizer(rules),
    ]);
}
