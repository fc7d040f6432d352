using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A rule about writes beyond a kind's own: it may change the object, then it may refuse it.</summary>
public interface IAdmissionPlugin
{
    /// <summary>Upstream's name of the plugin.</summary>
    string Name { get; }

    /// <summary>Changes the object, or returns it as it is. Refusals are <see cref="Client.ApiException"/>.</summary>
    ValueTask<IApiObject?> MutateAsync(AdmissionRequest request, CancellationToken cancel) => ValueTask.FromResult(request.Object);

    /// <summary>Refuses by throwing <see cref="Client.ApiException"/>; sees the object as all plugins and the kind's own rules left it.</summary>
    ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel) => ValueTask.CompletedTask;
}
