using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Options of a command in a container.</summary>
[ApiType("io.k8s.api.core.v1.PodExecOptions", TypeMeta = true)]
public sealed partial record PodExecOptions
{
    /// <summary>Connect standard input.</summary>
    [Field("stdin", 1)]
    public bool Stdin { get; init; }

    /// <summary>Connect standard output.</summary>
    [Field("stdout", 2)]
    public bool Stdout { get; init; }

    /// <summary>Connect standard error.</summary>
    [Field("stderr", 3)]
    public bool Stderr { get; init; }

    /// <summary>Give it a terminal.</summary>
    [Field("tty", 4)]
    public bool Tty { get; init; }

    /// <summary>The container.</summary>
    [Field("container", 5)]
    public string Container { get; init; } = "";

    /// <summary>The command and its arguments.</summary>
    [Field("command", 6)]
    public Items<string> Command { get; init; }
}
