namespace Keles.Kubelet.Volumes;

/// <summary>A volume could not be made ready; the message is what the event says.</summary>
internal sealed class VolumeException(string message, Exception? inner = null) : Exception(message, inner);
