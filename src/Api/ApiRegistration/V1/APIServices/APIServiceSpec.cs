using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiRegistration.V1;

[ApiType("io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceSpec")]
public sealed partial record APIServiceSpec
{
    [Field("service", 1)]
    public ServiceReference? Service { get; init; }

    [Field("group", 2)]
    public string Group { get; init; } = "";

    [Field("version", 3)]
    public string Version { get; init; } = "";

    [Field("insecureSkipTLSVerify", 4)]
    public bool InsecureSkipTLSVerify { get; init; }

    [Field("caBundle", 5, List = ListType.Atomic)]
    public Bytes CaBundle { get; init; }

    [Field("groupPriorityMinimum", 7, Required = true, Always = true)]
    public int GroupPriorityMinimum { get; init; }

    [Field("versionPriority", 8, Required = true, Always = true)]
    public int VersionPriority { get; init; }
}
