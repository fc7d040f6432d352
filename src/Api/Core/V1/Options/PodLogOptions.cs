using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Which part of a log.</summary>
[ApiType("io.k8s.api.core.v1.PodLogOptions", TypeMeta = true)]
public sealed partial record PodLogOptions
{
    /// <summary>The container.</summary>
    [Field("container", 1)]
    public string Container { get; init; } = "";

    /// <summary>Go on with lines as they are written.</summary>
    [Field("follow", 2)]
    public bool Follow { get; init; }

    /// <summary>The container's run before this one.</summary>
    [Field("previous", 3)]
    public bool Previous { get; init; }

    /// <summary>Only lines of the last so many seconds.</summary>
    [Field("sinceSeconds", 4)]
    public long? SinceSeconds { get; init; }

    /// <summary>Only lines from this time on.</summary>
    [Field("sinceTime", 5)]
    public Time? SinceTime { get; init; }

    /// <summary>Begin each line with its time.</summary>
    [Field("timestamps", 6)]
    public bool Timestamps { get; init; }

    /// <summary>Only so many lines from the end.</summary>
    [Field("tailLines", 7)]
    public long? TailLines { get; init; }

    /// <summary>End after so many bytes.</summary>
    [Field("limitBytes", 8)]
    public long? LimitBytes { get; init; }

    /// <summary>Do not check the certificate of the node.</summary>
    [Field("insecureSkipTLSVerifyBackend", 9)]
    public bool InsecureSkipTLSVerifyBackend { get; init; }

    /// <summary>All, Stdout or Stderr.</summary>
    [Field("stream", 10)]
    public string? Stream { get; init; }
}
