using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Runtime.Cri;

/// <summary>The runtime under examination, and where things are.</summary>
/// <param name="Image">An image in its store whose shell the tests run.</param>
/// <param name="Logs">A directory that both sides see.</param>
/// <param name="CgroupParent">The group below which containers go.</param>
/// <param name="HasEvents">Whether this version streams events.</param>
/// <param name="Pullable">An image that a registry gives to whoever knows the secret.</param>
/// <param name="PullSecret">That secret.</param>
internal sealed record CriSubject(
    ICriRuntime Runtime, ICriImages Images, string Image, string Logs, string CgroupParent, bool HasEvents, string Pullable, AuthConfig PullSecret);
