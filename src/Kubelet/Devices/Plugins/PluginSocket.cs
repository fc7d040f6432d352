namespace Keles.Kubelet.Devices.Plugins;

/// <summary>A socket in the registry, and which one it is: one that was made anew under the same name is another.</summary>
internal readonly record struct PluginSocket(string Path, ulong Inode, DateTime MadeAt);
