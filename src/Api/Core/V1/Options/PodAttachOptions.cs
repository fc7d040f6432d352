using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Options of an attachment to a running process.</summary>
[ApiType("io.k8s.api.core.v1.PodAttachOptions", TypeMeta = true)]
public sealed partial record PodAttachOptions
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

    /// <summary>It has a terminal.</summary>
    [Field("tty", 4)]
    public bool Tty { get; init; }

    /// <summary>The container.</summary>
    [Field("container", 5)]
    public string Container { get; init; } = "";
}
