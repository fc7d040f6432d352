using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>The admission plugins in their order.</summary>
public sealed class AdmissionChain(IReadOnlyList<IAdmissionPlugin> plugins)
{
    public static AdmissionChain Empty { get; } = new([]);

    public async ValueTask<IApiObject?> MutateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        foreach (var plugin in plugins) request = request with { Object = await plugin.MutateAsync(request, cancel) };
        return request.Object;
    }

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        foreach (var plugin in plugins) await plugin.ValidateAsync(request, cancel);
    }
}
