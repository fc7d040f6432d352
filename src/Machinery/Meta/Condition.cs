using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>One aspect of an object's state, as a controller last saw it.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.Condition")]
public sealed partial record Condition
{
    /// <summary>What the condition is about, in camel case; with a domain as prefix when it is not of a general kind.</summary>
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    /// <summary>True, False or Unknown.</summary>
    [Field("status", 2, Required = true, Always = true)]
    public string Status { get; init; } = "";

    /// <summary>The generation of the spec that the condition speaks of; when the object's own is newer, the condition is out of date.</summary>
    [Field("observedGeneration", 3)]
    public long ObservedGeneration { get; init; }

    /// <summary>When the status last changed.</summary>
    [Field("lastTransitionTime", 4, Required = true, Always = true)]
    public Time LastTransitionTime { get; init; }

    /// <summary>Why it last changed, as one word for programs.</summary>
    [Field("reason", 5, Required = true, Always = true)]
    public string Reason { get; init; } = "";

    /// <summary>Why it last changed, as a sentence for people.</summary>
    [Field("message", 6, Required = true, Always = true)]
    public string Message { get; init; } = "";
}
