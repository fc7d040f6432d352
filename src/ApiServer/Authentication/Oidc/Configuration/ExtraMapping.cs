namespace Keles.ApiServer.Oidc;

/// <summary>An extra field of the user, and the expression that gives its values.</summary>
public sealed record ExtraMapping(string Key, string ValueExpression);
