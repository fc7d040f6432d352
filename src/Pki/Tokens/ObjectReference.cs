namespace Keles.Pki;

/// <summary>An object that a token is bound to: the token dies with it, and the UID tells it from a later one of that name.</summary>
public sealed record ObjectReference(string Name, string Uid);
