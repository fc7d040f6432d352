namespace Keles.Kubelet.Pods.Variables;

/// <summary>A container's definition refers to something that is not there; the message is what its status and event say.</summary>
internal sealed class EnvironmentException(string message) : Exception(message);
