namespace Keles.Kubelet.Runtime.Security;

/// <summary>Who an image's processes run as when the pod does not say.</summary>
/// <param name="Uid">Null when the image names its user by a name.</param>
internal sealed record ImageUser(long? Uid, string Name);
