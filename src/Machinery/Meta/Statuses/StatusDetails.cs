using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>More about what happened, as far as it is known.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.StatusDetails")]
public sealed partial record StatusDetails
{
    /// <summary>The object's name.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>The object's group.</summary>
    [Field("group", 2)]
    public string Group { get; init; } = "";

    /// <summary>The object's kind or resource.</summary>
    [Field("kind", 3)]
    public string Kind { get; init; } = "";

    /// <summary>All that is wrong.</summary>
    [Field("causes", 4, List = ListType.Atomic)]
    public Items<StatusCause> Causes { get; init; }

    /// <summary>After how many seconds a client should try again.</summary>
    [Field("retryAfterSeconds", 5)]
    public int RetryAfterSeconds { get; init; }

    /// <summary>The object's uid.</summary>
    [Field("uid", 6)]
    public string Uid { get; init; } = "";
}
