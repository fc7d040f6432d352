using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>How a container is asked whether it is well; exactly one of the four ways.</summary>
[ApiType("io.k8s.api.core.v1.Probe")]
public sealed partial record Probe
{
    /// <summary>Run a command.</summary>
    [Field("exec", 1, Via = "1")]
    public ExecAction? Exec { get; init; }

    /// <summary>Send a request.</summary>
    [Field("httpGet", 2, Via = "1")]
    public HTTPGetAction? HttpGet { get; init; }

    /// <summary>Open a connection.</summary>
    [Field("tcpSocket", 3, Via = "1")]
    public TCPSocketAction? TcpSocket { get; init; }

    /// <summary>Call the health service.</summary>
    [Field("grpc", 4, Via = "1")]
    public GRPCAction? Grpc { get; init; }

    /// <summary>Seconds after the start before the first time.</summary>
    [Field("initialDelaySeconds", 2)]
    public int InitialDelaySeconds { get; init; }

    /// <summary>Seconds until it counts as failed; 1 if nothing is said.</summary>
    [Field("timeoutSeconds", 3)]
    public int TimeoutSeconds { get; init; }

    /// <summary>Seconds from one time to the next; 10 if nothing is said.</summary>
    [Field("periodSeconds", 4)]
    public int PeriodSeconds { get; init; }

    /// <summary>Successes in a row until it counts as well; 1 for liveness and startup.</summary>
    [Field("successThreshold", 5)]
    public int SuccessThreshold { get; init; }

    /// <summary>Failures in a row until it counts as ill; 3 if nothing is said.</summary>
    [Field("failureThreshold", 6)]
    public int FailureThreshold { get; init; }

    /// <summary>The grace period when this probe ends the container, in place of the pod's.</summary>
    [Field("terminationGracePeriodSeconds", 7)]
    public long? TerminationGracePeriodSeconds { get; init; }
}
