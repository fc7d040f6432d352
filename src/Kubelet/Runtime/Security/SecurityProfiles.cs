using Keles.Api.Core.V1;
using ProfileType = Keles.Kubelet.Runtime.Cri.Proto.SecurityProfile.Types.ProfileType;

namespace Keles.Kubelet.Runtime.Security;

/// <summary>Seccomp and AppArmor profiles in the runtime's terms.</summary>
internal static class SecurityProfiles
{
    private const string LocalPrefix = "localhost/";

    /// <summary>A container that asks for nothing has no filter, as upstream unless told otherwise.</summary>
    public static Proto.SecurityProfile Seccomp(SeccompProfile? profile, string profileRoot) => profile?.Type switch
    {
        "RuntimeDefault" => new() { ProfileType = ProfileType.RuntimeDefault },
        "Localhost" => new() { ProfileType = ProfileType.Localhost, LocalhostRef = Path.Combine(profileRoot, profile.LocalhostProfile ?? "") },
        _ => new() { ProfileType = ProfileType.Unconfined },
    };

    public static Proto.SecurityProfile? AppArmor(AppArmorProfile? profile) => profile?.Type switch
    {
        "RuntimeDefault" => new() { ProfileType = ProfileType.RuntimeDefault },
        "Unconfined" => new() { ProfileType = ProfileType.Unconfined },
        "Localhost" => new() { ProfileType = ProfileType.Localhost, LocalhostRef = LocalPrefix + profile.LocalhostProfile },
        _ => null,
    };
}
