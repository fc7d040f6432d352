using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PodExecOptions", TypeMeta = true)]
public sealed partial record PodExecOptions
{
    [Field("stdin", 1)]
    public bool Stdin { get; init; }

    [Field("stdout", 2)]
    public bool Stdout { get; init; }

    [Field("stderr", 3)]
    public bool Stderr { get; init; }

    [Field("tty", 4)]
    public bool Tty { get; init; }

    [Field("container", 5)]
    public string Container { get; init; } = "";

    [Field("command", 6)]
    public Items<string> Command { get; init; }
}
