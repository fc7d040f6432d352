namespace Keles.Kubelet.Devices.Plugins;

/// <summary>Takes the plugins of one type. Called from one registration at a time of one socket, of several sockets at once.</summary>
internal interface IPluginHandler
{
    /// <summary>As plugins say it: <c>DRAPlugin</c>.</summary>
    string Type { get; }

    /// <summary>Why such a plugin cannot be taken; empty when it can.</summary>
    string WhyNot(DeviceProto.PluginInfo plugin);

    /// <exception cref="DeviceException">It cannot be taken now.</exception>
    void Register(DeviceProto.PluginInfo plugin);

    void Unregister(DeviceProto.PluginInfo plugin);
}
