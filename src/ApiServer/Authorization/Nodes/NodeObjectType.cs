namespace Keles.ApiServer;

internal enum NodeObjectType
{
    Secret,
    ConfigMap,
    Claim,
    ServiceAccount,
    ResourceClaim,
}
