using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiRegistration.V1;

/// <summary>Where a group version is served.</summary>
[ApiType("io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceSpec")]
public sealed partial record APIServiceSpec
{
    /// <summary>The service of the other server; none for those of this one.</summary>
    [Field("service", 1)]
    public ServiceReference? Service { get; init; }

    /// <summary>The group.</summary>
    [Field("group", 2)]
    public string Group { get; init; } = "";

    /// <summary>The version.</summary>
    [Field("version", 3)]
    public string Version { get; init; } = "";

    /// <summary>Do not check its certificate.</summary>
    [Field("insecureSkipTLSVerify", 4)]
    public bool InsecureSkipTLSVerify { get; init; }

    /// <summary>Certificates that its own is checked with.</summary>
    [Field("caBundle", 5, List = ListType.Atomic)]
    public Bytes CaBundle { get; init; }

    /// <summary>Groups with a higher number come first.</summary>
    [Field("groupPriorityMinimum", 7, Required = true, Always = true)]
    public int GroupPriorityMinimum { get; init; }

    /// <summary>Versions with a higher number come first in their group.</summary>
    [Field("versionPriority", 8, Required = true, Always = true)]
    public int VersionPriority { get; init; }
}
