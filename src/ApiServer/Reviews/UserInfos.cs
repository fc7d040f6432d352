using Keles.Api.Authentication.V1;

namespace Keles.ApiServer;

/// <summary>A user as the authentication API shows him.</summary>
internal static class UserInfos
{
    public static UserInfo Of(UserIdentity user) => new() { Username = user.Name, Uid = user.Uid, Groups = user.Groups, Extra = user.Extra };
}
