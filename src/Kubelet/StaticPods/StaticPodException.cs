namespace Keles.Kubelet.StaticPods;

/// <summary>A manifest that this node cannot run; the message is for whoever wrote it.</summary>
internal sealed class StaticPodException(string message, Exception? cause = null) : Exception(message, cause);
