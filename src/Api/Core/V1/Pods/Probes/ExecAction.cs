using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A command that is run in the container; code 0 means success.</summary>
[ApiType("io.k8s.api.core.v1.ExecAction")]
public sealed partial record ExecAction
{
    /// <summary>The command and its arguments; no shell is around it.</summary>
    [Field("command", 1, List = ListType.Atomic)]
    public Items<string> Command { get; init; }
}
