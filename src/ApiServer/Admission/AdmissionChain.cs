using Keles.ApiServer.Metrics;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>The admission plugins in their order.</summary>
/// <param name="time">Measures how long they take; null measures nothing.</param>
public sealed class AdmissionChain(IReadOnlyList<IAdmissionPlugin> plugins, TimeProvider? time = null)
{
    private readonly AdmissionTimes? mutating = time is null ? null : new(plugins, "admit", time);
    private readonly AdmissionTimes? validating = time is null ? null : new(plugins, "validate", time);

    public static AdmissionChain Empty { get; } = new([]);

    public async ValueTask<IApiObject?> MutateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        request = await RoundAsync(request, cancel);
        if (!request.Rounds.IsNeeded) return request.Object;
        request.Rounds.BeginAgain();
        return (await RoundAsync(request, cancel)).Object;
    }

    private async ValueTask<AdmissionRequest> RoundAsync(AdmissionRequest request, CancellationToken cancel)
    {
        var steps = mutating?.Begin(request.Operation);
        try
        {
            foreach (var plugin in plugins)
            {
                var changed = await plugin.MutateAsync(request, cancel);
                if (!ReferenceEquals(changed, request.Object)) request = request with { Object = changed };
                steps?.Passed();
            }
        }
        finally
        {
            steps?.End();
        }

        return request;
    }

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        var steps = validating?.Begin(request.Operation);
        try
        {
            foreach (var plugin in plugins)
            {
                await plugin.ValidateAsync(request, cancel);
                steps?.Passed();
            }
        }
        finally
        {
            steps?.End();
        }
    }
}
