namespace Keles.ApiServer;

/// <summary>Labels and annotations of what the server makes at its start.</summary>
internal static class BootstrapMarks
{
    public const string Bootstrapping = "kubernetes.io/bootstrapping";

    public const string RbacDefaults = "rbac-defaults";

    /// <summary>Unless it says false, missing rules and subjects are put back at every start.</summary>
    public const string RbacAutoUpdate = "rbac.authorization.kubernetes.io/autoupdate";

    /// <summary>Unless it says false, the spec is put back at every start.</summary>
    public const string FlowAutoUpdate = "apf.kubernetes.io/autoupdate-spec";
}
