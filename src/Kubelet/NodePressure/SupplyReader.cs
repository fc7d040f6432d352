using Keles.Grpc;
using Keles.Kubelet.Hosting;
using Keles.Linux;

namespace Keles.Kubelet.NodePressure;

/// <summary>Measures what the node has left.</summary>
internal sealed class SupplyReader(KubeletEnvironment outside, KubeletOptions options)
{
    private string _images = "";

    public async Task<NodeSupply> ReadAsync(CancellationToken cancel) =>
        new(Read(() => outside.Memory().Available), Disk(options.RootDirectory), await ImagesAsync(cancel) is { Length: > 0 } place ? Disk(place) : null);

    /// <summary>Where the images lie does not change, so it is asked once.</summary>
    private async Task<string> ImagesAsync(CancellationToken cancel)
    {
        if (_images.Length == 0)
        {
            try
            {
                _images = (await outside.Images.ImageFsInfoAsync(cancel)).ImageFilesystems.FirstOrDefault()?.FsId?.Mountpoint ?? "";
            }
            catch (GrpcException) when (!cancel.IsCancellationRequested)
            {
                // The runtime is away, or knows of no images yet: asked again at the next look.
                return "";
            }
        }
        return _images;
    }

    private FileSystemUsage? Disk(string path)
    {
        try
        {
            return Directory.Exists(path) ? outside.Disk(path) : null;
        }
        catch (LinuxException)
        {
            return null;
        }
    }

    private static long? Read(Func<long> what)
    {
        try
        {
            return what();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
