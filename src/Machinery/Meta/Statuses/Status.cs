using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>The answer to a request that has no object to show: above all a refusal.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.Status", TypeMeta = true)]
public sealed partial record Status
{
    /// <summary>What is known of it as a list.</summary>
    [Field("metadata", 1)]
    public ListMeta Metadata { get; init; } = ListMeta.Empty;

    /// <summary>Success or Failure.</summary>
    [Field("status", 2)]
    public string StatusValue { get; init; } = "";

    /// <summary>What happened, for people.</summary>
    [Field("message", 3)]
    public string Message { get; init; } = "";

    /// <summary>What happened, as one word for programs.</summary>
    [Field("reason", 4)]
    public string Reason { get; init; } = "";

    /// <summary>More about it.</summary>
    [Field("details", 5)]
    public StatusDetails? Details { get; init; }

    /// <summary>The HTTP code.</summary>
    [Field("code", 6)]
    public int Code { get; init; }
}
