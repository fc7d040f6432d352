using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>One of several things that are wrong.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.StatusCause")]
public sealed partial record StatusCause
{
    /// <summary>What is wrong, as one word.</summary>
    [Field("reason", 1)]
    public string Reason { get; init; } = "";

    /// <summary>What is wrong, for people.</summary>
    [Field("message", 2)]
    public string Message { get; init; } = "";

    /// <summary>The field in question, as a path.</summary>
    [Field("field", 3)]
    public string Field { get; init; } = "";
}
