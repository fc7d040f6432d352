using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

[ApiType("io.k8s.api.flowcontrol.v1.Subject", Union = "kind:group=Group,serviceAccount=ServiceAccount,user=User")]
public sealed partial record Subject
{
    [Field("kind", 1, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    [Field("user", 2)]
    public UserSubject? User { get; init; }

    [Field("group", 3)]
    public GroupSubject? Group { get; init; }

    [Field("serviceAccount", 4)]
    public ServiceAccountSubject? ServiceAccount { get; init; }
}
