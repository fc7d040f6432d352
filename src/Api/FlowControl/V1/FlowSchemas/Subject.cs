using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

/// <summary>Some users.</summary>
[ApiType("io.k8s.api.flowcontrol.v1.Subject", Union = "kind:group=Group,serviceAccount=ServiceAccount,user=User")]
public sealed partial record Subject
{
    /// <summary>User, Group or ServiceAccount.</summary>
    [Field("kind", 1, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    /// <summary>A user.</summary>
    [Field("user", 2)]
    public UserSubject? User { get; init; }

    /// <summary>A group.</summary>
    [Field("group", 3)]
    public GroupSubject? Group { get; init; }

    /// <summary>A service account.</summary>
    [Field("serviceAccount", 4)]
    public ServiceAccountSubject? ServiceAccount { get; init; }
}
