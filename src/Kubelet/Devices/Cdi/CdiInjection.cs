using Keles.Kubelet.Runtime.Cri;

namespace Keles.Kubelet.Devices.Cdi;

/// <summary>
/// Makes sure that a container gets the devices its configuration names: the runtime does it where it can, and where it cannot (containerd 1.6)
/// the kubelet reads the same files and says what they ask for. A runtime that cannot would start the container without its devices.
/// </summary>
internal sealed class CdiInjection(ICriRuntime runtime, CdiFiles files)
{
    /// <exception cref="DeviceException">The devices cannot be given.</exception>
    public async Task SettleAsync(Proto.ContainerConfig config, CancellationToken cancel)
    {
        if (config.CDIDevices.Count == 0 || await KnowsAsync(cancel))
        {
            return;
        }
        foreach (var edits in files.Find(config.CDIDevices.Select(static d => d.Name)))
        {
            CdiTranslation.Apply(config, edits);
        }
        config.CDIDevices.Clear();
    }

    private async Task<bool> KnowsAsync(CancellationToken cancel)
    {
        var version = await runtime.VersionAsync(cancel);
        var status = await runtime.StatusAsync(verbose: true, cancel);
        return CdiRuntime.Knows(version.RuntimeName, version.RuntimeVersion, status.Info.TryGetValue("config", out var config) ? config : "");
    }
}
