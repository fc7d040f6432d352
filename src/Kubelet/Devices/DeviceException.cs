namespace Keles.Kubelet.Devices;

/// <summary>A pod's devices cannot be had, in words for the pod's events.</summary>
internal sealed class DeviceException(string message, Exception? inner = null) : Exception(message, inner);
