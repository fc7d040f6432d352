namespace Keles.Api.Core.V1;

/// <summary>When a pod's containers are started again.</summary>
public static class RestartPolicies
{
    public const string Always = "Always";
    public const string OnFailure = "OnFailure";
    public const string Never = "Never";
}
