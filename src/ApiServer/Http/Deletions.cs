using Keles.Api;

namespace Keles.ApiServer.Http;

/// <summary>Which deletions answer with the object instead of a status: upstream's ReturnDeletedObject.</summary>
internal static class Deletions
{
    private static readonly HashSet<string> Returning =
    [
        "persistentvolumeclaims", "persistentvolumes", "podtemplates", "resourcequotas", "serviceaccounts", "services",
        "csidrivers.storage.k8s.io", "csinodes.storage.k8s.io", "storageclasses.storage.k8s.io", "volumeattachments.storage.k8s.io",
    ];

    public static bool ReturnsObject(Kind kind) => Returning.Contains(kind.QualifiedResource);
}
