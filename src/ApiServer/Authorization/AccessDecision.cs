namespace Keles.ApiServer;

/// <summary>An authorizer's answer; without an opinion the next one is asked.</summary>
public enum AccessDecision
{
    NoOpinion,
    Allow,
    Deny,
}
