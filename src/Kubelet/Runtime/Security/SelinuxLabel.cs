using Keles.Api.Core.V1;

namespace Keles.Kubelet.Runtime.Security;

/// <summary>SELinux options in the runtime's terms; a node without SELinux ignores them.</summary>
internal static class SelinuxLabel
{
    public static Proto.SELinuxOption? Of(SELinuxOptions? options) => options is null
        ? null
        : new() { User = options.User, Role = options.Role, Type = options.Type, Level = options.Level };
}
