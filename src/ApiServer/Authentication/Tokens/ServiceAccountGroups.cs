using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>The groups that every service account of a namespace is in.</summary>
internal static class ServiceAccountGroups
{
    private const string All = "system:serviceaccounts";

    public static Items<string> Of(string ns) => [All, $"{All}:{ns}"];
}
