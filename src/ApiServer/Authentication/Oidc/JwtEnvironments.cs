using Keles.Api.Expressions;
using Keles.Cel;

namespace Keles.ApiServer.Oidc;

/// <summary>What expressions about tokens may name.</summary>
internal static class JwtEnvironments
{
    public const string ClaimsName = "claims";

    public const string UserName = "user";

    /// <summary>What one expression may cost.</summary>
    public const ulong CallCost = 1_000_000;

    /// <summary><c>claims</c>: the payload of the token.</summary>
    public static CelEnvironment Claims { get; } = CelLibraries.Kubernetes.WithVariable(ClaimsName, CelType.Map(CelType.String, CelType.Dyn));

    /// <summary><c>user</c>: who came out.</summary>
    public static CelEnvironment User { get; } = CelLibraries.Kubernetes.WithTypes(AdmissionTypes.Types).WithVariable(UserName, CelType.Object("kubernetes.UserInfo"));
}
