using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

/// <summary>Whose it is.</summary>
[ApiType("io.k8s.api.authentication.v1.TokenReviewStatus")]
public sealed partial record TokenReviewStatus
{
    /// <summary>It is valid.</summary>
    [Field("authenticated", 1)]
    public bool Authenticated { get; init; }

    /// <summary>The user.</summary>
    [Field("user", 2)]
    public UserInfo User { get; init; } = UserInfo.Empty;

    /// <summary>Why it could not be told.</summary>
    [Field("error", 3)]
    public string Error { get; init; } = "";

    /// <summary>For whom of those asked about it is.</summary>
    [Field("audiences", 4, List = ListType.Atomic)]
    public Items<string> Audiences { get; init; }
}
