namespace Keles.Api.Core.V1;

/// <summary>What a client is told about a service account's old annotation when it brings it in.</summary>
internal static class ServiceAccountWarnings
{
    private const string MountableOnly = "kubernetes.io/enforce-mountable-secrets";

    public static IEnumerable<string> Of(ServiceAccount account, ServiceAccount? stored) =>
        account.Metadata.Annotations.ContainsKey(MountableOnly) && stored?.Metadata.Annotations.ContainsKey(MountableOnly) != true
            ? [$"metadata.annotations[{MountableOnly}]: deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets"]
            : [];
}
